using System.Globalization;

namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Numbered SQL scripts in the assembly, which bring a database from one schema to the next.</summary>
internal sealed class Scripts
{
    private readonly Lazy<IReadOnlyList<Script>> _all;

    /// <param name="folder">Where they are, with a slash at the end.</param>
    public Scripts(string folder) => _all = new(() =>
    [
        .. typeof(Scripts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => new Script(int.Parse(name.AsSpan(folder.Length, 4), CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Number),
    ]);

    /// <summary>The schema that this program speaks.</summary>
    public int Newest => _all.Value[^1].Number;

    public IEnumerable<Script> After(int version) => _all.Value.Where(script => script.Number > version);

    /// <summary>A script that makes the schema of its number.</summary>
    internal sealed record Script(int Number, string Resource)
    {
        public string Text()
        {
            using var stream = typeof(Scripts).Assembly.GetManifestResourceStream(Resource)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
