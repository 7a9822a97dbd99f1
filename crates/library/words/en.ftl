library-desk = Library
library-right-write = Manage pictures and files
library-new = Add a picture or file
library-upload = Add to the library
library-pictures = Pictures
library-files = Files
library-bin = Bin

## The list

library-empty = The library is empty
library-empty-hint = This is where the body’s pictures and files are kept for use in pages and news. One picture is enough to begin.
library-none-found = Nothing matches this search
library-bin-empty = The bin is empty
library-bin-hint = What is removed stays here for thirty days and can be restored; then it is gone for good.
library-file-facts = PDF, { $size }

## Fields

library-file = File
library-file-hint = A JPEG, PNG, WebP or GIF picture, or a PDF file, of at most 20 MB. Pictures are written anew, so that place and device disappear from them. A PDF stays as it is, with its author’s name if it carries one.
library-alt = Description of the picture or title of the file, in: { $language }
library-alt-hint = One sentence that tells what the picture shows to someone who does not see it. For a PDF, its title. One of the body’s languages is enough.
library-caption = Caption under the picture, in: { $language }
library-credit = Credit
library-credit-hint = The name of whoever made the picture or file, as it should be shown.
library-licence = Terms of reuse
library-licence-by = CC BY 4.0: may be reused, naming the author
library-licence-by-sa = CC BY-SA 4.0: may be reused, naming the author, on the same terms
library-licence-zero = CC0 1.0: free for everyone, without condition
library-licence-reserved = All rights reserved, published here with consent
library-texts = Texts
library-alt-needed = A description or title is needed in at least one of the body’s languages.

## Why a file is refused

library-file-needed = No file was chosen.
library-file-again = Choose the file again: the browser does not keep that choice. The texts have stayed as you wrote them.
library-file-empty = This file is empty.
library-file-broken = This file cannot be read: it is incomplete or damaged. Send it again from the original.
library-file-too-many-points = This picture is too large to open: at most 50 million pixels, and 20,000 on the longest side. Make it smaller before sending it.
library-file-heif = HEIC pictures cannot be read on every device. Save the picture as JPEG, then send it.
library-file-svg = SVG pictures are not accepted because they can contain programs. Save the drawing as PNG, then send it.
library-file-other-picture = This kind of picture is not accepted. Accepted are JPEG, PNG, WebP and GIF.
library-file-medium = Sounds and films are not kept here. Publish them elsewhere and put their link in the text.
library-file-document = Office documents are not accepted because they are too easily changed. Save the document as PDF, then send it.
library-file-unknown = This kind of file is not accepted. Accepted are JPEG, PNG, WebP and GIF pictures, and PDF files.

## The page of a picture or file

library-fact-name = File name
library-fact-size = Size
library-fact-since = Added on
library-fact-removed = Removed on
library-paste = Put it into a text
library-paste-hint = Copy this line and paste it, alone on its line, into the text of a page or news item.
library-paste-in = The line in: { $language }
library-use-as-logo = Use as the body’s logo
library-remove = Move to the bin
library-changed = These texts were changed elsewhere before you saved; nothing was overwritten. This is what is stored now; what you wrote has stayed in the fields. Save again to replace it.
library-done-added = Added to the library.
library-done-removed = Moved to the bin.
library-done-logo = The picture is now the body’s logo.

## Choosing a picture in a form

library-picker = Picture
library-picker-none = No picture
library-picker-upload = Add a new picture to the library
library-save-picture = Save the picture
library-picture-facts = ({ $kind }, { $size })
