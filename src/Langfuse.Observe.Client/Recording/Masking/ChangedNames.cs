namespace Langfuse.Observe.Recording.Masking;

/// <summary>Keeps the changed names of an object apart: two keys that become the same would leave one value.</summary>
internal sealed class ChangedNames
{
    private readonly Dictionary<(int Depth, string Name), int> _seen = [];

    /// <summary>The name, with a number behind it when it came before at this depth.</summary>
    public string Unique(int depth, string name)
    {
        var count = _seen.GetValueOrDefault((depth, name)) + 1;
        _seen[(depth, name)] = count;
        return count == 1 ? name : $"{name} {count}";
    }
}
