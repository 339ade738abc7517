ALTER TABLE `organisations` ADD `closing_asked_at` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `closing_asked_how` text;