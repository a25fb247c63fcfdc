namespace Langfuse.Observe.Analyzers.Precision;

/// <summary>What to run over which folders.</summary>
/// <param name="ObserveAll">Whether <c>[assembly: Observe]</c> is put into every project, so that every ordinary method is observed.</param>
/// <param name="Start">How a client is put into every entry point: <c>covered</c> by a using, <c>bare</c>, or not at all.</param>
/// <param name="Only">The rules to print; empty for all.</param>
/// <param name="Folders">The folders.</param>
internal sealed record Options(bool ObserveAll, string? Start, IReadOnlyCollection<string> Only, IReadOnlyList<string> Folders)
{
    public static Options Parse(string[] args)
    {
        var options = new Options(false, null, [], []);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--observe-all" => options with { ObserveAll = true },
                "--start" => options with { Start = args[++i] },
                "--only" => options with { Only = args[++i].Split(',') },
                _ => options with { Folders = [.. options.Folders, args[i]] },
            };
        }

        return options;
    }
}
