using System.Text;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>A function of templates that is paid for before it does anything, by the size of what it is given: none of them asks how long that is.</summary>
/// <param name="function">What it does.</param>
/// <param name="weight">How many times as long as most it takes for a letter or an item.</param>
internal sealed class PaidFunction(IScriptCustomFunction function, int weight) : IScriptCustomFunction
{
    private const int Call = 4;

    // A step is about a microsecond, in which the slowest functions of texts read so many characters, and fewer where an accent belongs to a letter.
    private const int CharactersOfAStep = 24;
    private const int AccentedOfAStep = 6;

    public int RequiredParameterCount => function.RequiredParameterCount;

    public int ParameterCount => function.ParameterCount;

    public ScriptVarParamKind VarParamKind => function.VarParamKind;

    public Type ReturnType => function.ReturnType;

    public ScriptParameterInfo GetParameterInfo(int index) => function.GetParameterInfo(index);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ((GuardedContext)context).Burn(Price(arguments));
        return function.Invoke(context, callerContext, arguments, blockStatement);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        throw new NotSupportedException("Templates are rendered without waiting.");

    private long Price(ScriptArray arguments)
    {
        long price = Call;
        foreach (var argument in arguments)
        {
            price += argument switch
            {
                string text => (long)text.Length * weight / (Ascii.IsValid(text) ? CharactersOfAStep : AccentedOfAStep),
                ScriptArray list => (long)list.Count * weight,
                ScriptObject members => members.Count,
                TemplateNumber number => number.Price,
                _ => 0,
            };
        }

        return price;
    }
}
