CREATE TABLE `synergy_document_contents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `synergy_documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `synergy_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`audience` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`description` text,
	`author_id` text NOT NULL,
	`organisation_id` text,
	`at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_documents_by_synergy` ON `synergy_documents` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_documents_by_author` ON `synergy_documents` (`author_id`);--> statement-breakpoint
CREATE INDEX `synergy_documents_by_organisation` ON `synergy_documents` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `synergy_exchanges` ADD `document_id` text REFERENCES synergy_documents(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `synergy_exchanges_by_document` ON `synergy_exchanges` (`document_id`);--> statement-breakpoint
ALTER TABLE `synergy_messages` ADD `document_id` text;