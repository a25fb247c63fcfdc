using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>Compiles, weaves and runs a program, and gives what it recorded.</summary>
internal static class Recorded
{
    /// <summary>The tree that <c>Program.Run()</c> records.</summary>
    public static string Tree(string source, Func<WeaveOptions, WeaveOptions>? configure = null)
    {
        var assembly = new LoadedAssembly(new Snippet(source).Weave(configure));
        using var recorder = LangfuseRecorder.Start();
        var result = assembly.Method("Program", "Run").Invoke(null, null);
        (result as Task)?.GetAwaiter().GetResult();
        return recorder.ToTree().ReplaceLineEndings("\n");
    }
}
