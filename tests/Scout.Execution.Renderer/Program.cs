using System.Globalization;
using System.Text.Json;
using Scout.Execution.Templates;
using Scout.Revisions.Rules.Templates;

namespace Scout.Execution.Renderer;

/// <summary>
/// <c>parse|render FIRST MOST</c>: does that with as many templates from a place of the list on, and tells on stdout how each ended: <c>PLACE MILLISECONDS END</c>. It ends where one takes
/// more than its time of the processor; <see cref="Slow"/> is its exit code then.
/// </summary>
internal static class Program
{
    private const string Full = "memory";
    private const int Slow = 3;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);

    private static int Main(string[] arguments)
    {
        var work = arguments[0] == "render" ? Render(new(TemplateLimits.Default, TimeProvider.System)) : Parse;
        work("{{ 1 | math.plus 1 }}{{ [1] | array.join ',' | regex.replace 'a' 'b' }}{{ inputs.text | string.upcase | html.escape }}{{ '2026-01-01' | date.in_zone 'Europe/Berlin' }}");
        var at = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        foreach (var template in HostileCorpus.All.Skip(at).Take(int.Parse(arguments[2], CultureInfo.InvariantCulture)))
        {
            var (end, time) = Limited(work, template);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at} {time.TotalMilliseconds:0} {end ?? "slow"}"));
            if (end is null)
            {
                return Slow;
            }

            at++;
        }

        return 0;
    }

    private static string Parse(string text) => TemplateParser.Parse(text).SyntaxError is null ? "parsed" : "refused";

    private static Func<string, string> Render(TemplateEngine engine)
    {
        var variables = new GivenInputs(JsonElement.Parse(HostileCorpus.Inputs));
        return text =>
        {
            try
            {
                engine.Render(text, variables);
                if (CompiledTemplate.ExpressionOfHole(text) is { } expression)
                {
                    engine.Evaluate(expression, variables);
                }

                return "rendered";
            }
            catch (ScoutException exception)
            {
                return exception.Message.Contains("its memory", StringComparison.Ordinal) ? Full : exception.Code;
            }
        };
    }

    // The time of the processor, not of the clock: other processes may have the machine meanwhile.
    private static (string? End, TimeSpan Time) Limited(Func<string, string> work, string template)
    {
        string? end = null;
        var began = Environment.CpuUsage.TotalTime;
        var thread = new Thread(() =>
        {
            try
            {
                end = work(template);
            }
            catch (OutOfMemoryException)
            {
                end = Full;
            }
        });
        thread.Start();
        while (!thread.Join(TimeSpan.FromMilliseconds(20)) && Environment.CpuUsage.TotalTime - began < Most)
        {
        }

        return (end, Environment.CpuUsage.TotalTime - began);
    }
}
