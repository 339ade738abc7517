CREATE TABLE `directory_entries` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`is_listed` integer NOT NULL,
	`shown` text NOT NULL,
	`website` text,
	`presentation` text,
	`contact_name` text,
	`contact_email` text,
	`contact_phone` text,
	`agreed_at` text,
	`agreed_by` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
