namespace Scout.Revisions.Rules;

/// <summary>What a block does beyond computing: what a gate, a diff and a reader want to know of it first.</summary>
internal enum BlockEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It only directs other blocks.</summary>
    Routes,

    /// <summary>It asks a model.</summary>
    Model,

    /// <summary>It sends a request to a service.</summary>
    Request,

    /// <summary>It runs the author's code.</summary>
    Code,

    /// <summary>It runs another workflow.</summary>
    Call,

    /// <summary>It may end the run.</summary>
    Ends,

    /// <summary>It waits for a time, an event or a person.</summary>
    Waits,
}

/// <summary>What a setting of a block is for.</summary>
internal enum SettingRole
{
    /// <summary>The text that the block yields.</summary>
    Text,

    /// <summary>How a model is asked.</summary>
    Model,

    /// <summary>What a model may call.</summary>
    Tools,

    /// <summary>What a service is sent.</summary>
    Request,

    /// <summary>What is taken of a service's answer.</summary>
    Answer,

    /// <summary>The code that runs.</summary>
    Code,

    /// <summary>What code or another workflow is given.</summary>
    Arguments,

    /// <summary>The workflow that runs.</summary>
    Workflow,

    /// <summary>What a path is chosen by.</summary>
    Condition,

    /// <summary>What a loop goes over.</summary>
    Items,

    /// <summary>How much is done at once.</summary>
    Load,

    /// <summary>How far something goes before it ends, and how it ends then.</summary>
    Bound,

    /// <summary>What the workflow yields.</summary>
    Result,

    /// <summary>What is waited for, and who may say that it has come.</summary>
    Wait,
}

/// <summary>How a setting of a block is read.</summary>
internal enum SettingForm
{
    /// <summary>As it stands.</summary>
    Plain,

    /// <summary>As text with code between double braces.</summary>
    Template,

    /// <summary>As Scriban code: an expression, or an object whose members are.</summary>
    Expression,
}

/// <summary>A setting in a block's <c>config</c>.</summary>
internal sealed class BlockSetting(string name, SettingRole role, SettingForm form = SettingForm.Plain)
{
    public string Name { get; } = name;

    public SettingRole Role { get; } = role;

    public SettingForm Form { get; } = form;
}

/// <summary>A kind of block.</summary>
internal sealed class BlockKind(string type, string method, BlockEffect effect, string headline, params BlockSetting[] settings)
{
    /// <summary>Its <c>type</c> in revisions, events and messages.</summary>
    public string Type { get; } = type;

    /// <summary>The method of <c>Flow</c> that adds it.</summary>
    public string Method { get; } = method;

    public BlockEffect Effect { get; } = effect;

    /// <summary>The setting that says most of it in a line.</summary>
    public string Headline { get; } = headline;

    public IReadOnlyList<BlockSetting> Settings { get; } = settings;

    /// <summary>Whether it waits for somebody outside, who may never come.</summary>
    public bool WaitsForOthers { get; init; }

    /// <summary>Whether it is opened, and done when what is inside it is, rather than executed.</summary>
    public bool IsControl { get; init; }

    /// <summary>Whether it runs for its effect: it yields null, and its branches have no result.</summary>
    public bool IsForItsEffect { get; init; }

    /// <summary>The names that its body reads; none where it is no loop.</summary>
    public IReadOnlyList<string> LoopVariables { get; init; } = [];

    /// <summary>Whether its body runs several times: once an item, or once a round.</summary>
    public bool IsLoop => LoopVariables.Count > 0;

    /// <summary>Whether it yields a list of what its body yields each time; a loop that carries something on yields that.</summary>
    public bool YieldsList => IsLoop && !LoopVariables.Contains(RootNames.Accumulator);

    /// <summary>The loop variables that the author's lambdas are given, in the order of their parameters.</summary>
    public IEnumerable<string> LoopParameters => LoopVariables.Where(variable => variable != RootNames.Index);

    /// <summary>A setting of it; null where it has none of that name.</summary>
    public BlockSetting? Setting(string name) => Settings.FirstOrDefault(setting => setting.Name == name);

    public override string ToString() => Type;
}

/// <summary>Every kind of block, a row each. What is known of a block by its type is known from here.</summary>
internal static class BlockKinds
{
    public static readonly BlockKind Text = new("text", "Text", BlockEffect.None, "template",
        new BlockSetting("template", SettingRole.Text, SettingForm.Template));

    public static readonly BlockKind Llm = new("llm", "Llm", BlockEffect.Model, "prompt",
        new BlockSetting("model", SettingRole.Model),
        new BlockSetting("prompt", SettingRole.Model, SettingForm.Template),
        new BlockSetting("messages", SettingRole.Model, SettingForm.Template),
        new BlockSetting("system", SettingRole.Model, SettingForm.Template),
        new BlockSetting("temperature", SettingRole.Model),
        new BlockSetting("max_tokens", SettingRole.Model),
        new BlockSetting("reasoning_effort", SettingRole.Model),
        new BlockSetting("structured", SettingRole.Model),
        new BlockSetting("tools", SettingRole.Tools),
        new BlockSetting("max_tool_rounds", SettingRole.Bound));

    public static readonly BlockKind Http = new("http", "Http", BlockEffect.Request, "url",
        new BlockSetting("method", SettingRole.Request),
        new BlockSetting("url", SettingRole.Request, SettingForm.Template),
        new BlockSetting("query", SettingRole.Request, SettingForm.Template),
        new BlockSetting("headers", SettingRole.Request, SettingForm.Template),
        new BlockSetting("value", SettingRole.Request, SettingForm.Expression),
        new BlockSetting("json", SettingRole.Request, SettingForm.Template),
        new BlockSetting("text", SettingRole.Request, SettingForm.Template),
        new BlockSetting("content_type", SettingRole.Request),
        new BlockSetting("form", SettingRole.Request, SettingForm.Template),
        new BlockSetting("expect", SettingRole.Answer),
        new BlockSetting("yields", SettingRole.Answer),
        new BlockSetting("whole", SettingRole.Answer),
        new BlockSetting("max_bytes", SettingRole.Answer),
        new BlockSetting("redirects", SettingRole.Request));

    public static readonly BlockKind Code = new("code", "Code", BlockEffect.Code, "method",
        new BlockSetting("method", SettingRole.Code),
        new BlockSetting("fingerprint", SettingRole.Code),
        new BlockSetting("arguments", SettingRole.Arguments, SettingForm.Expression));

    public static readonly BlockKind If = new("if", "If", BlockEffect.Routes, "condition",
        new BlockSetting("condition", SettingRole.Condition, SettingForm.Expression))
    { IsControl = true };

    public static readonly BlockKind Switch = new("switch", "Switch", BlockEffect.Routes, "value",
        new BlockSetting("value", SettingRole.Condition, SettingForm.Expression))
    { IsControl = true };

    public static readonly BlockKind When = new("when", "When", BlockEffect.Routes, "condition",
        new BlockSetting("condition", SettingRole.Condition, SettingForm.Expression))
    { IsControl = true, IsForItsEffect = true };

    public static readonly BlockKind ForEach = new("foreach", "ForEach", BlockEffect.Routes, "items",
        new BlockSetting("items", SettingRole.Items, SettingForm.Expression),
        new BlockSetting("concurrency", SettingRole.Load),
        new BlockSetting("tolerate", SettingRole.Bound))
    { IsControl = true, LoopVariables = [RootNames.Item, RootNames.Index] };

    public static readonly BlockKind Reduce = new("reduce", "Reduce", BlockEffect.Routes, "items",
        new BlockSetting("items", SettingRole.Items, SettingForm.Expression),
        new BlockSetting("seed", SettingRole.Items, SettingForm.Expression))
    { IsControl = true, LoopVariables = [RootNames.Accumulator, RootNames.Item, RootNames.Index] };

    public static readonly BlockKind Repeat = new("repeat", "Repeat", BlockEffect.Routes, "until",
        new BlockSetting("seed", SettingRole.Items, SettingForm.Expression),
        new BlockSetting("until", SettingRole.Condition, SettingForm.Expression),
        new BlockSetting("most", SettingRole.Bound),
        new BlockSetting("must_hold", SettingRole.Bound))
    { IsControl = true, LoopVariables = [RootNames.Accumulator, RootNames.Index] };

    public static readonly BlockKind Call = new("call", "Call", BlockEffect.Call, "workflow",
        new BlockSetting("workflow", SettingRole.Workflow),
        new BlockSetting("inputs", SettingRole.Arguments, SettingForm.Expression))
    { IsControl = true };

    public static readonly BlockKind StopIf = new("stopif", "StopIf", BlockEffect.Ends, "condition",
        new BlockSetting("condition", SettingRole.Condition, SettingForm.Expression),
        new BlockSetting("result", SettingRole.Result, SettingForm.Expression))
    { IsControl = true, IsForItsEffect = true };

    public static readonly BlockKind Delay = new("delay", "Delay", BlockEffect.Waits, "time",
        new BlockSetting("time", SettingRole.Wait, SettingForm.Expression));

    public static readonly BlockKind WaitFor = new("waitfor", "WaitFor", BlockEffect.Waits, "event",
        new BlockSetting("event", SettingRole.Wait))
    { WaitsForOthers = true };

    public static readonly BlockKind Approve = new("approve", "Approve", BlockEffect.Waits, "text",
        new BlockSetting("text", SettingRole.Text, SettingForm.Template),
        new BlockSetting("by", SettingRole.Wait),
        new BlockSetting("may_be_denied", SettingRole.Bound))
    { WaitsForOthers = true };

    public static readonly IReadOnlyList<BlockKind> All = [Text, Llm, Http, Code, If, Switch, When, ForEach, Reduce, Repeat, Call, StopIf, Delay, WaitFor, Approve];

    /// <summary>The kind of a type; null where this version knows none.</summary>
    public static BlockKind? Find(string? type) => All.FirstOrDefault(kind => kind.Type == type);

    /// <summary>The kind that a method of <c>Flow</c> adds; null where it adds none.</summary>
    public static BlockKind? OfMethod(string method) => All.FirstOrDefault(kind => kind.Method == method);

    /// <summary>Whether a setting of this name is code, in the kinds that have one.</summary>
    public static bool IsExpression(string setting) => All.Any(kind => kind.Setting(setting) is { Form: SettingForm.Expression });
}
