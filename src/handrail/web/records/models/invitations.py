"""A way in that the practice offers to one person: it works once, until its day, and nothing of the link itself is kept."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from handrail.web.records.models.people import Account, Client, Party, Staff
from handrail.web.records.sealing import Sealed, SealedText


class Invitation(Sealed):
    """Either for a person of a client's record (`party`), or for an account that there is already (staff, a lost password).

    `mark` is a keyed digest of what stands in the link: whoever reads this table can't make the link from it. The address of
    someone around a client is sealed under that client's key until they come in.
    """

    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE, related_name="invitations")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="invitations")
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="invitations")
    mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")  # NULL: the command line
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # taken back, or followed by a newer one
    lost_keys = models.BooleanField(default=False)  # passkeys and codes are gone too: they end when this is used
    email = SealedText()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(party__isnull=True, account__isnull=False) | Q(party__isnull=False, account__isnull=True),
                name="an_invitation_is_one_persons",
            ),
            models.CheckConstraint(
                condition=Q(party__isnull=True) | Q(client__isnull=False), name="a_party_is_invited_to_a_record"
            ),
            models.CheckConstraint(condition=Q(until__gt=models.F("made_at")), name="an_invitation_ends"),
        ]

    def sealed_for(self) -> UUID:
        """The client around whom the invited person is. An account's own invitation seals nothing."""
        if self.client_id is None:
            raise RuntimeError("an invitation without a client has nothing to seal")
        return self.client_id
