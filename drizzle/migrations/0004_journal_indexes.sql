CREATE INDEX `journal_by_actor` ON `journal` (`actor_id`);--> statement-breakpoint
CREATE INDEX `journal_by_action` ON `journal` (`action`);--> statement-breakpoint
CREATE INDEX `journal_by_entity` ON `journal` (`entity_id`);--> statement-breakpoint
CREATE INDEX `journal_by_time` ON `journal` (`at`);