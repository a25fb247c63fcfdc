using System.Collections.Frozen;

namespace RagPipeline.Retrieval;

/// <summary>Words that people use for each other when they ask.</summary>
/// <remarks>General English, not the vocabulary of one handbook: <c>--docs</c> uses it too.</remarks>
internal static class Synonyms
{
    private static readonly string[] s_groups =
    [
        "holiday vacation leave", "refund reimburse repay", "return send", "ship shipping delivery deliver post", "parcel package", "shop store",
        "telephone phone call", "warranty guarantee", "repair mend fix", "price cost fee charge", "customer client buyer", "employee staff colleague",
        "laptop computer notebook device", "steal stolen theft lost", "password passphrase", "doctor physician medical", "note certificate",
        "training course learning", "exchange swap replace", "rental rent hire", "remote home", "remotely home", "fly flight plane", "father parent mother",
        "loyalty trail bonus", "dangerous hazard unsafe recall", "quick fast soon", "employer company", "own house", "wage salary pay", "error failure fault",
        "install setup", "configure configuration setting option", "remove delete", "create add new", "start begin launch", "stop end cancel",
        "document page", "bug defect", "test check verify", "update upgrade", "allow permit", "forbid prohibit", "big large size", "answer reply respond",
    ];

    private static readonly FrozenDictionary<string, string[]> s_byTerm = s_groups
        .Select(group => group.Split(' ').Select(Stemmer.Stem).Distinct().ToArray())
        .SelectMany(group => group.Select(term => (Term: term, Others: group.Where(other => other != term))))
        .GroupBy(entry => entry.Term, entry => entry.Others)
        .ToFrozenDictionary(entry => entry.Key, entry => entry.SelectMany(others => others).Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>The other terms of the groups that the term is in; none for most terms.</summary>
    public static IReadOnlyList<string> Of(string term) => s_byTerm.GetValueOrDefault(term, []);
}
