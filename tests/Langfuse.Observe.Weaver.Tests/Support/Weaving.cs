namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>Runs the weaver in process.</summary>
internal static class Weaving
{
    public static WeaveResult Weave(string path, Func<WeaveOptions, WeaveOptions>? configure = null)
    {
        var options = new WeaveOptions(path) { References = Snippet.References };
        return new ModuleWeaver(configure?.Invoke(options) ?? options).Weave();
    }

    /// <summary>Compiles and weaves; nothing may be refused.</summary>
    public static string Weave(this Snippet snippet, Func<WeaveOptions, WeaveOptions>? configure = null)
    {
        var path = snippet.Compile();
        var result = Weave(path, configure);
        Assert.True(result.IsWritten, string.Join('\n', result.Findings.Select(finding => finding.Rule.Id + " " + finding.Message)));
        Assert.False(result.HasErrors);
        return path;
    }
}
