using System.Text.Json;

namespace Scout.Server.Tests.Wire;

/// <summary>The contract of the API as clients check it: required members, by name and type.</summary>
internal static class Contract
{
    private static readonly Dictionary<string, string> Events = new(StringComparer.Ordinal)
    {
        ["workflow_run_started"] = "workflow_id:text inputs:object price:number",
        ["block_run_started"] = "workflow_id:text workflow_run_id:text config:block state:object session_id:text block_id:text",
        ["block_state_updated"] = "workflow_id:text workflow_run_id:text block_type:text update_data:object block_id:text",
        ["block_run_completed"] = "workflow_id:text workflow_run_id:text config:block state:object session_id:text price:number block_id:text",
        ["block_run_failed"] = "workflow_id:text workflow_run_id:text config:block state:object session_id:text message:text block_id:text",
        ["workflow_run_completed"] = "workflow_id:text workflow_run_id:text output:object session_id:text",
        ["workflow_run_failed"] = "workflow_id:text workflow_run_id:text message:text session_id:text",
    };

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["envelope"] = "organization_id:text name:text environment:stage version:text data:object id:text? correlation_id:text? timestamp:time? price:text? event_type:text?",
        ["block"] = "block_archetype_id:text block_display_name:text block_id:text block_config:list? block_inputs:object? is_output:flag? dependencies:dependencies? input_schema:object? output_schema:list? ignore_error:flag?",
        ["dependency"] = "block_id:text",
        ["workflow_config"] = "workflow_display_name:text? workflow_schema_version:text? workflow_description:text? blocks:blocks? tags:list?",
        ["workflow"] = "workflow_config:workflow_config workflow_key:text? workflow_id:text revision_id:text is_draft:flag? created_at:time created_by:identity last_updated_at:time last_updated_by:identity",
        ["identity"] = "type:text details:object",
        ["environment"] = "environment_id:text environment_config:environment_config created_at:time created_by:identity last_updated_at:time last_updated_by:identity deployments:deployments",
        ["environment_config"] = "name:text description:text",
        ["deployment"] = "deployment_id:text environment_id:text deployment_config:deployment_config created_at:time created_by:identity",
        ["deployment_config"] = "revision_lookup:text revision_id:text? traffic:integer?",
        ["run_log"] = "workflow_display_name:text workflow_run_id:text workflow_id:text status:status session_id:text environment:text? revision_id:text? cost:number blocks:block_runs elapsed_time_ms:integer timestamp_start:time timestamp_end:time message:text?",
        ["block_run"] = "block_archetype_id:text block_type:text block_id:text block_inputs:object config:block block_display_name:text? metadata:object? elapsed_time_ms:integer? cost:number? message:text? workflow_state:object? status:text? timestamp_start:time? timestamp_end:time?",
        ["run_response"] = "run:run workflow_id:text output_block_id:text?",
        ["run"] = "stop_reason:text state:object? errors:list? session_id:text workflow_run_id:text",
        ["usage_item"] = "total_cost:number organization_id:text? workflow_run_type:text? block_archetype_id:text? execution_date:text? total_execution_duration_ms:integer? display_name:text?",
    };

    /// <summary>What is wrong with an event of a run; nothing where it is as clients want it.</summary>
    public static string? ProblemOfEvent(JsonElement envelope) =>
        Problem(envelope, "envelope") ?? (envelope.GetProperty("name").GetString() is { } name && Events.TryGetValue(name, out var members)
            ? Members(envelope.GetProperty("data"), members, name) ?? (envelope.GetProperty("event_type").GetString() == name ? null : $"{name}: event_type is another")
            : "the name is none of the contract's");

    /// <summary>What is wrong with a value of a type; nothing where it is as clients want it.</summary>
    public static string? Problem(JsonElement value, string type) => type switch
    {
        "text" => value.ValueKind == JsonValueKind.String ? null : "is no text",
        "object" => value.ValueKind == JsonValueKind.Object ? null : "is no object",
        "list" => value.ValueKind == JsonValueKind.Array ? null : "is no list",
        "flag" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "is no flag",
        "number" => value.ValueKind == JsonValueKind.Number ? null : "is no number",
        "integer" => value.ValueKind == JsonValueKind.Number && long.TryParse(value.GetRawText(), out _) ? null : "is no integer",
        "time" => value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith('Z') && value.TryGetDateTimeOffset(out _) ? null : "is no time in UTC",
        "status" => value.GetString() is "completed" or "failed" or "running" ? null : "is no status",
        "stage" => value.GetString() is "development" or "preview" or "production" or "test" ? null : "is no stage",
        "blocks" => All(value, "block"),
        "dependencies" => All(value, "dependency"),
        "deployments" => All(value, "deployment"),
        "block_runs" => value.ValueKind != JsonValueKind.Object ? "is no object" : value.EnumerateObject().Select(run => Problem(run.Value, "block_run")).FirstOrDefault(problem => problem is not null),
        _ => Members(value, Types[type], type),
    };

    private static string? All(JsonElement list, string type) =>
        list.ValueKind != JsonValueKind.Array ? "is no list" : list.EnumerateArray().Select(item => Problem(item, type)).FirstOrDefault(problem => problem is not null);

    private static string? Members(JsonElement value, string members, string type)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return $"{type}: is no object";
        }

        foreach (var member in members.Split(' '))
        {
            var (name, kind) = (member.Split(':')[0], member.Split(':')[1]);
            if (!value.TryGetProperty(name, out var found))
            {
                if (!kind.EndsWith('?'))
                {
                    return $"{type}: {name} is missing";
                }
            }
            else if (Problem(found, kind.TrimEnd('?')) is { } problem)
            {
                return $"{type}: {name}: {problem}: {found.GetRawText()}";
            }
        }

        return null;
    }
}
