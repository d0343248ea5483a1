"""One way to be wrong each: facts, who did it, when, whether, why, how often; and what nobody may write."""
