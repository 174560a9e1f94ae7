using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using Scout.Environments.Files;

namespace Scout.Environments.Workers;

/// <summary>Ends a program that is not ours, and all that it starts, with whoever asked for it: it would not notice that. A process of ours stands between the two, and reads a pipe whose other end only its owner holds.</summary>
internal static class Guard
{
    /// <summary>What tells a process of ours that it is one.</summary>
    public const string Word = "guard--";

    private const int NotStarted = 127;

    /// <summary>What starts a program, its stdin redirected, through a guard. Whoever starts it keeps stdin open: its end is the end of the program.</summary>
    /// <param name="start">The program.</param>
    /// <param name="command">How a process of ours is started; empty: the program is started without.</param>
    public static ProcessStartInfo Of(ProcessStartInfo start, ImmutableArray<string> command)
    {
        // What is not there is the error of whoever starts it.
        if (!command.IsDefaultOrEmpty && File.Exists(start.FileName))
        {
            string[] words = [.. command.Skip(1), Word, start.FileName, .. start.ArgumentList];
            start.FileName = command[0];
            start.ArgumentList.Clear();
            foreach (var word in words)
            {
                start.ArgumentList.Add(word);
            }
        }

        return start;
    }

    /// <summary>Is one: runs a program, which reads nothing and writes where this process does, and gives its exit code.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="error">Told why it does not start.</param>
    public static int Run(IReadOnlyList<string> words, TextWriter error)
    {
        if (!OperatingSystem.IsWindows())
        {
            Posix.LeadGroup();
        }

        var start = new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true };
        try
        {
            using var program = Process.Start(start)!;
            program.StandardInput.Close();
            new Thread(() => Watch(program)) { IsBackground = true }.Start();
            program.WaitForExit();
            return program.ExitCode;
        }
        catch (Win32Exception exception)
        {
            error.WriteLine(exception.Message);
            return NotStarted;
        }
    }

    private static void Watch(Process program)
    {
        using var owner = Console.OpenStandardInput();
        while (owner.ReadByte() >= 0)
        {
            // Nobody writes anything.
        }

        program.Kill(entireProcessTree: true);
        if (!OperatingSystem.IsWindows())
        {
            Posix.Kill(-Environment.ProcessId);
        }

        Environment.Exit(NotStarted);
    }
}
