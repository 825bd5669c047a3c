"""The minutes of Eddershire County Council, a council that does not exist, and what builds them."""
