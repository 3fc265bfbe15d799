"""The page engine: PDF bytes or plain text to a `Report` with linear text, tables and a box for every character."""
