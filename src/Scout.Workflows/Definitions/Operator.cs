namespace Scout.Definitions;

/// <summary>An operator of conditions, as Scriban writes it. A higher precedence binds tighter.</summary>
internal sealed record Operator(string Text, int Precedence)
{
    public static readonly Operator Or = new("||", 1);
    public static readonly Operator And = new("&&", 2);
    public static readonly Operator Equal = new("==", 3);
    public static readonly Operator NotEqual = new("!=", 3);
    public static readonly Operator Less = new("<", 4);
    public static readonly Operator LessOrEqual = new("<=", 4);
    public static readonly Operator Greater = new(">", 4);
    public static readonly Operator GreaterOrEqual = new(">=", 4);
    public static readonly Operator Not = new("!", 5);
}
