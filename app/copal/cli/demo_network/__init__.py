"""The demo network: its people, communities and meetings as data, and how they are brought to life.

Everything happens through journeys and the rooms' actions, in the order of its time, as if the network had
been used for fourteen months. The same moment gives the same network.
"""
