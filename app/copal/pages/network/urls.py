from django.urls import path

from copal.pages.network import joining, people, roles, settings

ONE = "network/people/<row:person_id>/"

urlpatterns = [
    path("logo.svg", settings.logo, name="logo"),
    path("network/", settings.overview, name="network"),
    path("network/settings/", settings.change, name="network.settings"),
    path("network/settings/logo/", settings.change_logo, name="network.logo"),
    path("network/settings/logo/remove/", settings.remove_logo, name="network.remove_logo"),
    path("network/people/", people.people_list, name="network.people"),
    path("network/people/new/", people.add, name="network.add_person"),
    path(ONE, people.one, name="network.person"),
    path(f"{ONE}addresses/", people.add_address, name="network.add_address"),
    path(f"{ONE}addresses/<row:address_id>/remove/", people.remove_address, name="network.remove_address"),
    path(f"{ONE}role/", roles.set_role, name="network.role"),
    path(f"{ONE}join/", joining.join, name="network.join"),
    path(f"{ONE}join/<int:kept_id>/", joining.outlook, name="network.join_outlook"),
    path(f"{ONE}close/", roles.close_account, name="network.close_account"),
    path(f"{ONE}open/", roles.open_again, name="network.open_again"),
]
