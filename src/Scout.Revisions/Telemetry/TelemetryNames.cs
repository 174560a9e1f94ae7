namespace Scout.Revisions.Telemetry;

/// <summary>What telemetry calls things: each name stands in the tables of its page.</summary>
internal static class TelemetryNames
{
    /// <summary>The source of all spans and the meter of all metrics.</summary>
    public const string Source = "Scout.Build";

    public const string Workflow = "scout.workflow";
    public const string Revision = "scout.revision.id";
    public const string Environment = "scout.environment";
    public const string Promotion = "scout.promotion.id";
    public const string Run = "scout.run.id";
    public const string RerunOf = "scout.run.rerun_of";
    public const string RunStatus = "scout.run.status";
    public const string BlockPath = "scout.block.path";
    public const string BlockKind = "scout.block.kind";
    public const string BlockStatus = "scout.block.status";
    public const string Attempt = "scout.block.attempt";
    public const string Cost = "scout.cost";
    public const string Alias = "scout.model.alias";
    public const string Error = "error.type";

    public const string RunsStarted = "scout.run.started";
    public const string RunDuration = "scout.run.duration";
    public const string BlockDuration = "scout.block.duration";
    public const string BlockQueueDuration = "scout.block.queue.duration";
    public const string ModelCost = "scout.model.cost";

    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string Temperature = "gen_ai.request.temperature";
    public const string MaxTokens = "gen_ai.request.max_tokens";
    public const string OutputType = "gen_ai.output.type";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseId = "gen_ai.response.id";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string CachedTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
    public const string Tool = "gen_ai.tool.name";
    public const string TokenType = "gen_ai.token.type";
    public const string TokenUsage = "gen_ai.client.token.usage";
    public const string OperationDuration = "gen_ai.client.operation.duration";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
}
