"""Words and figures of a statement, made comparable: tokens, synonyms, quantities, kin, medicines, quotations."""
