CREATE TABLE `synergy_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`audience` text NOT NULL,
	`author_id` text NOT NULL,
	`organisation_id` text,
	`text` text,
	`at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_messages_by_synergy` ON `synergy_messages` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_messages_by_author` ON `synergy_messages` (`author_id`);--> statement-breakpoint
CREATE INDEX `synergy_messages_by_organisation` ON `synergy_messages` (`organisation_id`);