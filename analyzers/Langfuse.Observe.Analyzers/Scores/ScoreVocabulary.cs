using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>The team's score names, from the additional file <c>langfuse.scores.json</c>.</summary>
internal sealed class ScoreVocabulary
{
    public const string FileName = "langfuse.scores.json";

    // As the generator, which says so.
    private const int MostScores = 10_000;

    private readonly Dictionary<string, ScoreEntry> _byName;
    private readonly Dictionary<string, ScoreEntry> _byMember;

    private ScoreVocabulary(IReadOnlyList<ScoreEntry> entries)
    {
        Entries = entries;
        _byName = new(StringComparer.Ordinal);
        _byMember = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            _byName[entry.Name] = entry;
            _byMember[ScoreName.WithoutSeparators(entry.Name)] = entry;
        }
    }

    public IReadOnlyList<ScoreEntry> Entries { get; }

    public ScoreEntry? Find(string name) => _byName.TryGetValue(name, out var entry) ? entry : null;

    /// <summary>The entry from which the generator made <c>Scores.Member</c>.</summary>
    public ScoreEntry? FindMember(string member) => _byMember.TryGetValue(member, out var entry) ? entry : null;

    /// <summary>The entry that a name is almost the same as, and by what they differ.</summary>
    public (ScoreEntry Entry, string Difference)? Near(string name, int maxDistance)
    {
        foreach (var entry in Entries)
        {
            if (ScoreName.Difference(name, entry.Name, maxDistance) is { } difference)
            {
                return (entry, difference);
            }
        }

        return null;
    }

    /// <summary>The vocabulary of a compilation; null when it has none or it cannot be read.</summary>
    public static ScoreVocabulary? Read(IEnumerable<AdditionalText> files, CancellationToken cancellationToken)
    {
        var file = files.FirstOrDefault(static file => string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase));
        return file?.GetText(cancellationToken)?.ToString() is { } text
            && JsonText.TryRead(text) is Dictionary<string, object?> root
            && root.TryGetValue("scores", out var scores) && scores is List<object?> { Count: <= MostScores } list
                ? new([.. list.OfType<Dictionary<string, object?>>().Select(Entry).OfType<ScoreEntry>()])
                : null;
    }

    private static ScoreEntry? Entry(Dictionary<string, object?> members) =>
        Get<string>(members, "name") is { Length: > 0 } name && DataTypes.OfEntry(Get<string>(members, "type")) is { } type
            ? new(name, type, Number(members, "min"), Number(members, "max"), [.. (Get<List<object?>>(members, "categories") ?? []).OfType<string>()])
            : null;

    private static T? Get<T>(Dictionary<string, object?> members, string name)
        where T : class => members.TryGetValue(name, out var value) ? value as T : null;

    private static double? Number(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out var value) ? value as double? : null;
}

/// <summary>One score of the vocabulary.</summary>
internal sealed record ScoreEntry(string Name, DataType Type, double? Min, double? Max, IReadOnlyList<string> Categories);
