from django.urls import path

from copal.pages.account import addresses, leave, own_data, passkeys, profile, sign_in

urlpatterns = [
    # the names with an underscore are those django-allauth asks for
    path("sign-in/", sign_in.door, name="account_login"),
    path("sign-in/code/", sign_in.code, name="account_confirm_login_code"),
    path("sign-in/new/", sign_in.new, name="account.new"),
    path("sign-in/passkey/", passkeys.enter, name="account.passkey_sign_in"),
    path("sign-in/closed/", sign_in.closed, name="account_inactive"),
    path("sign-in/link/<str:token>/", sign_in.from_link, name="account.from_link"),
    path("sign-out/", sign_in.leave, name="account_logout"),
    path("account/", profile.account, name="account"),
    path("account/first/", sign_in.first, name="account.first"),
    path("account/sign-out-everywhere/", profile.leave_everywhere, name="account.leave_everywhere"),
    path("account/links/renew/", profile.renew_links, name="account.renew_links"),
    path("account/data/", own_data.own_data, name="account.own_data"),
    path("account/leave/", leave.leave, name="account.leave"),
    path("left/", leave.left, name="account.left"),
    path("account/addresses/", addresses.add, name="account.addresses"),
    path("account/addresses/code/", addresses.code, name="account.address_code"),
    path("account/addresses/<row:address_id>/remove/", addresses.remove, name="account.remove_address"),
    path("account/passkeys/", passkeys.add, name="account.passkeys"),
    path("account/passkeys/<row:passkey_id>/", passkeys.one, name="account.passkey"),
    path("account/passkeys/<row:passkey_id>/remove/", passkeys.remove, name="account.remove_passkey"),
]
