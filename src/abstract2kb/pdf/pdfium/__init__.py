"""Pages for pdfplumber made by PDFium: the same objects as pdfplumber's own parser gives, several times as fast."""
