using System.Text;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>
/// Puts the modules of the page into few files: what the page begins with (<c>app.js</c>), what several of its parts need (<c>shared.js</c>),
/// and each part that is imported when it is shown, without the lines that are comments. The sources stay plain ES modules that a browser would also load one by one.
/// </summary>
/// <remarks>
/// A module becomes the body of a function that returns its exports. For that the sources keep to named imports without <c>as</c>, each on a line that
/// starts with <c>import {</c>, to <c>export</c> before <c>function</c>, <c>class</c> and <c>const</c>, and to names that are exported once.
/// </remarks>
internal sealed partial class ModulePack
{
    private const string Entry = "app.js";
    private const string Shared = "shared.js";
    private const string Vendor = "vendor/";

    private readonly Dictionary<string, Module> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    private ModulePack(IReadOnlyDictionary<string, string> sources)
    {
        foreach (var (path, text) in sources.Where(source => !source.Key.StartsWith(Vendor, StringComparison.Ordinal)))
        {
            _modules.Add(path, Module.Read(path, text));
        }
    }

    /// <summary>The files to serve, by path, out of the modules of the sources.</summary>
    /// <exception cref="InvalidOperationException">A module imports one that is not there, in a circle, or in a way that cannot be packed.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, string> sources)
    {
        var pack = new ModulePack(sources);
        if (!pack._modules.ContainsKey(Entry))
        {
            return [];
        }

        var parts = pack._modules.Values.SelectMany(module => module.Parts).Distinct(StringComparer.Ordinal).Where(pack._modules.ContainsKey).ToList();
        pack.Place(parts);
        return pack._places.GroupBy(place => place.Value, place => place.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, pack.Write(group.Key, [.. group])))
            .Concat(parts.Where(part => pack._places[part] != part).Select(part => KeyValuePair.Create(part, $"export * from \"/page/{pack._places[part]}\";\n")))
            .ToList();
    }

    private void Place(List<string> parts)
    {
        foreach (var path in Reach(Entry))
        {
            _places[path] = Entry;
        }

        foreach (var part in parts)
        {
            foreach (var path in Reach(part).Where(path => !IsPlacedBefore(path)))
            {
                _places[path] = _places.ContainsKey(path) ? Shared : part;
            }
        }

        bool IsPlacedBefore(string path) => _places.GetValueOrDefault(path) == Entry;
    }

    /// <summary>A module and all that it needs, each after what it needs itself.</summary>
    private List<string> Reach(string path)
    {
        var order = new List<string>();
        var open = new HashSet<string>(StringComparer.Ordinal);
        Visit(path, path);
        return order;

        void Visit(string at, string from)
        {
            if (order.Contains(at))
            {
                return;
            }

            if (!_modules.TryGetValue(at, out var module))
            {
                throw new InvalidOperationException($"{from} imports {at}, which is not there.");
            }

            if (!open.Add(at))
            {
                throw new InvalidOperationException($"{from} imports {at}, which needs {from} itself. Move what both need to a third module.");
            }

            foreach (var (needed, _) in module.Imports.Where(import => !import.Path.StartsWith(Vendor, StringComparison.Ordinal)))
            {
                Visit(needed, at);
            }

            order.Add(at);
        }
    }

    private string Write(string place, HashSet<string> paths)
    {
        var text = new StringBuilder();
        var order = paths.SelectMany(Reach).Distinct(StringComparer.Ordinal).Where(paths.Contains).Select(path => _modules[path]).ToList();
        var outside = order.SelectMany(module => module.Imports)
            .Select(import => (Place: import.Path.StartsWith(Vendor, StringComparison.Ordinal) ? import.Path : _places[import.Path], import.Names))
            .Where(import => import.Place != place)
            .GroupBy(import => import.Place, import => import.Names, StringComparer.Ordinal);
        foreach (var import in outside)
        {
            text.Append("import { ").AppendJoin(", ", import.SelectMany(names => names).Distinct(StringComparer.Ordinal)).Append(" } from \"/page/").Append(import.Key).Append("\";\n");
        }

        foreach (var module in order)
        {
            var exports = string.Join(", ", module.Exports);
            text.Append("\n// ").Append(module.Path).Append("\nconst { ").Append(exports).Append(" } = (() => {\n").Append(module.Body).Append("return { ").Append(exports).Append(" };\n})();\n");
        }

        return text.Append("\nexport { ").AppendJoin(", ", order.SelectMany(module => module.Exports)).Append(" };\n").ToString();
    }

    private sealed partial record Module(string Path, IReadOnlyList<(string Path, string[] Names)> Imports, IReadOnlyList<string> Exports, IReadOnlyList<string> Parts, string Body)
    {
        public static Module Read(string path, string text)
        {
            var imports = StaticImport().Matches(text).Select(match => (Resolve(path, match.Groups[2].Value), Names(path, match.Groups[1].Value))).ToList();
            var body = CommentLines().Replace(StaticImport().Replace(text, ""), "");
            if (AnyImport().Match(body) is { Success: true } odd)
            {
                throw new InvalidOperationException($"{path}: '{odd.Value}' cannot be packed. Import by name: import {{ name }} from \"./module.js\";");
            }

            var exports = Export().Matches(body).Select(match => match.Groups[2].Value).ToList();
            body = Export().Replace(body, "$1 $2");
            if (AnyExport().Match(body) is { Success: true } other)
            {
                throw new InvalidOperationException($"{path}: '{other.Value}' cannot be packed. Write export before function, class or const.");
            }

            var parts = new List<string>();
            body = DynamicImport().Replace(body, match =>
            {
                parts.Add(Resolve(path, match.Groups[1].Value));
                return $"import(\"/page/{parts[^1]}\")";
            });
            return new Module(path, imports, exports, parts, body);
        }

        private static string[] Names(string path, string list)
        {
            var names = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return names.FirstOrDefault(name => name.Contains(' ', StringComparison.Ordinal)) is { } renamed
                ? throw new InvalidOperationException($"{path}: '{renamed}' cannot be packed. Import a name as it is.")
                : names;
        }

        private static string Resolve(string from, string specifier) => new Uri(new Uri("page:/" + from), specifier).AbsolutePath.TrimStart('/');

        [GeneratedRegex("^import \\{([^}]*)\\} from \"([^\"]+)\";\\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
        private static partial Regex StaticImport();

        [GeneratedRegex("^import [^(\\n]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
        private static partial Regex AnyImport();

        [GeneratedRegex("^export (async function\\*?|function\\*?|class|const) (\\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
        private static partial Regex Export();

        [GeneratedRegex("^export .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
        private static partial Regex AnyExport();

        // Whole lines only: within one, what looks like a comment may be text.
        [GeneratedRegex("^[ \\t]*(?://[^\\n]*|/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/[ \\t]*)\\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
        private static partial Regex CommentLines();

        // Types in comments look alike, but stand in braces.
        [GeneratedRegex("(?<=(?:=>|await|return) )import\\(\"(\\.[^\"]+)\"\\)", RegexOptions.CultureInvariant)]
        private static partial Regex DynamicImport();
    }
}
