using System.Text.Json.Serialization;

namespace Scout.Client;

/// <summary>What servers and this client say to each other. Members that this client does not know are passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 512)]
[JsonSerializable(typeof(WorkflowPage))]
[JsonSerializable(typeof(WorkflowAnswer))]
[JsonSerializable(typeof(EnvironmentList))]
[JsonSerializable(typeof(ExecutionAnswer))]
[JsonSerializable(typeof(RunInfo))]
[JsonSerializable(typeof(RunLog))]
[JsonSerializable(typeof(LogEnd))]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(IReadOnlyList<ApiProblem>))]
[JsonSerializable(typeof(RollbackBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(FeedbackBody))]
internal sealed partial class ClientJson : JsonSerializerContext;
