;; Opens $FILE in Emacs with the set-up of docs/editors.md ($SETUP) and writes what Flymake shows to $OUT, as JSON.
;; Emacs 29 brings Eglot; before, it is a package:  emacs --batch --no-init-file --load emacs.el
(package-initialize)
(require 'flymake)
(require 'json)

;; What docs/editors.md tells a user to write, and the date of the test.
(load (getenv "SETUP"))
(remove-hook 'strategy-markdown-mode-hook #'eglot-ensure) ; which waits for a command that batch mode never gives
(let ((contact (assq 'strategy-markdown-mode eglot-server-programs)))
  (setcdr contact (append (cdr contact) (list :initializationOptions (list :today (getenv "TODAY"))))))

(setq eglot-sync-connect 20
      eglot-autoshutdown t)

(defun shown-position (offset)
  "OFFSET as the command line tells it: lines and UTF-16 code units from 1."
  (save-excursion
    (goto-char offset)
    (let ((before (buffer-substring-no-properties (line-beginning-position) offset)))
      `((line . ,(line-number-at-pos))
        (column . ,(1+ (/ (length (encode-coding-string before 'utf-16le)) 2)))))))

(defun shown-finding (diagnostic)
  (let* ((data (flymake-diagnostic-data diagnostic))
         (said (cdr (assq 'eglot-lsp-diag data))))
    `((code . ,(plist-get said :code))
      (severity . ,(aref ["error" "warning" "info" "hint"] (1- (plist-get said :severity))))
      (message . ,(plist-get said :message))
      (range . ((start . ,(shown-position (flymake-diagnostic-beg diagnostic)))
                (end . ,(shown-position (flymake-diagnostic-end diagnostic))))))))

(find-file (getenv "FILE"))
(apply #'eglot (eglot--guess-contact))
(let ((tries 0))
  (while (and (null (flymake-diagnostics)) (< tries 400))
    (accept-process-output nil 0.05)
    (flymake-start)
    (setq tries (1+ tries))))
(unless (flymake-diagnostics)
  (message "the server said nothing about the file")
  (kill-emacs 1))
(let ((findings (mapcar #'shown-finding (flymake-diagnostics))))
  (with-temp-file (getenv "OUT")
    (insert (json-encode (vconcat findings)))))
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
