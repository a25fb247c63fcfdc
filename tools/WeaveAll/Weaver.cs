using Langfuse.Observe;
using Langfuse.Observe.Weaver;

namespace WeaveAll;

/// <summary>Weaves every method of one assembly in its place.</summary>
internal static class Weaver
{
    /// <param name="path">The assembly.</param>
    /// <param name="folder">Where its references are; those of the shared framework are found too.</param>
    public static WeaveResult Weave(string path, string folder)
    {
        var shared = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");
        var result = new ModuleWeaver(new WeaveOptions(path)
        {
            References = [.. shared, .. Directory.GetFiles(folder, "*.dll"), typeof(ObserveAttribute).Assembly.Location],
            WeaveAll = true,
        }).Weave();
        return result.IsWritten || result.HasErrors
            ? result
            : throw new InvalidOperationException($"{Path.GetFileName(path)} was not woven: {string.Join(", ", result.Findings.Select(finding => finding.Message))}");
    }
}
