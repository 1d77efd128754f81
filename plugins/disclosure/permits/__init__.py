"""What becomes of a permit after it was granted."""

from disclosure.permits.states import Follower, PermitState, PermitStates

__all__ = ["Follower", "PermitState", "PermitStates"]
