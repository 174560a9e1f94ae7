using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Reflection;
using Scout.Revisions.Rules;

namespace Scout.Revisions;

/// <summary>Exceptions of code that is not ours, in words: what was thrown, why, and where in the author's own files.</summary>
internal static class UserCode
{
    private const int LongestMessage = 4_000;
    private const int LongestStack = 64_000;

    // The framework tells exceptions that lie in one another by a call for each, and copies all of the text at each.
    private const int MostWithin = 200;

    // Code that an exception says itself by may wait for something, or never end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether an author's code threw: the innermost code that is not the framework's is not ours either.</summary>
    public static bool Threw(Exception exception) =>
        Methods(Thrown(exception)).FirstOrDefault(method => !IsFramework(method)) is { } innermost && !IsOurs(innermost);

    /// <summary>What was thrown in the first place, without what reflection, tasks and static constructors put around it.</summary>
    public static Exception Thrown(Exception exception)
    {
        while (Within(exception) is { } inner)
        {
            exception = inner;
        }

        return exception;
    }

    /// <summary><c>FormatException: 'x' is no price. (Prices.Parse, Prices.cs:12)</c></summary>
    public static string Told(Exception exception)
    {
        var thrown = Thrown(exception);
        return $"{thrown.GetType().Name}: {Sentence(Message(thrown))}{(Frame(thrown) is { } frame ? $" ({Where(frame)})" : "")}";
    }

    /// <summary>What an exception says of itself: that is code of its author's too, which may throw, or say more than anybody reads.</summary>
    public static string Message(Exception exception) => Said(exception is AggregateException && HasTooManyWithin(exception), () => exception.Message, LongestMessage, why => $"its message cannot be read: that {why}");

    /// <summary>All of an exception with its stack, as far as it can be had.</summary>
    public static string Full(Exception exception) =>
        Said(HasTooManyWithin(exception), exception.ToString, LongestStack, why => $"{exception.GetType()}: (its ToString {why}){Environment.NewLine}{new StackTrace(exception, fNeedFileInfo: true)}");

    /// <summary>The innermost place in a file of the author's; a place without a file where there is none, or none at all.</summary>
    public static StackFrame? Frame(Exception exception)
    {
        var frames = new StackTrace(Thrown(exception), fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetMethod() is { } method && !IsFramework(method) && !IsOurs(method)).ToArray();
        return Array.Find(frames, frame => frame.GetFileName() is not null) ?? frames.FirstOrDefault();
    }

    private static Exception? Within(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => inner,
        TypeInitializationException { InnerException: { } inner } => inner,
        AggregateException { InnerExceptions: [var only] } => only,
        _ => null,
    };

    private static bool HasTooManyWithin(Exception exception)
    {
        var open = new Stack<Exception>([exception]);
        for (var seen = 0; open.TryPop(out var next); seen++)
        {
            var within = next is AggregateException aggregate ? aggregate.InnerExceptions : next.InnerException is { } inner ? new([inner]) : ReadOnlyCollection<Exception>.Empty;
            if (seen + open.Count + within.Count > MostWithin)
            {
                return true;
            }

            foreach (var other in within)
            {
                open.Push(other);
            }
        }

        return false;
    }

    // On a thread of its own, which is left to itself where it takes too long.
    private static string Said(bool tellsTooMany, Func<string?> say, int longest, Func<string, string> instead)
    {
        if (tellsTooMany)
        {
            return instead($"would tell more than {MostWithin} exceptions within it");
        }

        var saying = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                saying.SetResult(say());
            }
            catch (Exception exception)
            {
                saying.SetResult(instead($"throws {exception.GetType().Name}"));
            }
        })
        { IsBackground = true }.Start();
        var said = saying.Task.Wait(Patience) ? saying.Task.Result : instead($"takes longer than {Patience.TotalSeconds:0} s");
        return said is null ? "" : said.Length <= longest ? said : said[..(char.IsHighSurrogate(said[longest - 1]) ? longest - 1 : longest)] + "...";
    }

    private static string Where(StackFrame frame) =>
        Name(frame.GetMethod()!) + (frame.GetFileName() is { } file ? $", {Path.GetFileName(file.Replace('\\', '/'))}:{frame.GetFileLineNumber()}" : "");

    // The compiler puts lambdas and asynchronous methods into types of its own: `<Load>d__3.MoveNext`, `<>c.<Define>b__0_1`.
    private static string Name(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name;
        while (type is { DeclaringType: { } outer } && type.Name.StartsWith('<'))
        {
            name = Written(type.Name) ?? Written(name) ?? name;
            type = outer;
        }

        name = Written(name) ?? name;
        return name switch
        {
            ".cctor" => $"static constructor of {type?.Name}",
            ".ctor" => $"constructor of {type?.Name}",
            _ => $"{type?.Name}.{(name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name)}",
        };
    }

    private static string? Written(string name) => name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end && name[0] == '<' ? name[1..end] : null;

    private static string Sentence(string message)
    {
        var line = message.Split('\n')[0].Trim();
        return line.EndsWith('.') || line.EndsWith('!') || line.EndsWith('?') ? line : line + ".";
    }

    private static IEnumerable<MethodBase> Methods(Exception exception) => new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>();

    private static bool IsOurs(MethodBase method) => OurAssemblies.Contains(method.Module.Assembly.GetName().Name ?? "");

    private static bool IsFramework(MethodBase method) => method.Module.Assembly.GetName().Name is not { } name
        || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";
}
