using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>What a debugger reads of each method: lines, locals, async stepping. Offsets differ once instructions are inserted, so they are left out.</summary>
internal static class PdbTables
{
    private static readonly Guid s_asyncStepping = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");
    private static readonly Guid s_hoistedScopes = new("6DA9A61E-F8C7-4874-BE62-68BC5630DF71");

    /// <summary>One text per method, by its full name; methods that the weaver added are left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        Assert.True(pe.TryOpenAssociatedPortablePdb(path, File.OpenRead, out var provider, out _), "no symbols found");
        using (provider)
        {
            var symbols = provider!.GetMetadataReader();
            var metadata = pe.GetMetadataReader();
            return metadata.MethodDefinitions.Select(handle => (Name: Name(metadata, handle), Text: Describe(symbols, handle)))
                .Where(method => !method.Name.Contains("<>lfo__", StringComparison.Ordinal))
                .GroupBy(method => method.Name, method => method.Text)
                .ToDictionary(overloads => overloads.Key, overloads => string.Join("\n\n", overloads));
        }
    }

    /// <summary>Module-level information: compiler options, source link, and the documents that methods are in.</summary>
    public static string ReadModule(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        pe.TryOpenAssociatedPortablePdb(path, File.OpenRead, out var provider, out _);
        using (provider)
        {
            var symbols = provider!.GetMetadataReader();
            var documents = symbols.Documents.Select(handle => (Document: symbols.GetDocument(handle), Embedded: Custom(symbols, handle)))
                .Select(file => $"{symbols.GetString(file.Document.Name)} {Convert.ToHexString(symbols.GetBlobBytes(file.Document.Hash))} {file.Embedded}");
            return Custom(symbols, EntityHandle.ModuleDefinition) + "\n" + string.Join('\n', documents.Order(StringComparer.Ordinal));
        }
    }

    private static string Custom(MetadataReader symbols, EntityHandle parent) => string.Join('\n', symbols.GetCustomDebugInformation(parent)
        .Select(symbols.GetCustomDebugInformation)
        .Select(information => symbols.GetGuid(information.Kind) + " " + Convert.ToHexString(symbols.GetBlobBytes(information.Value)))
        .Order(StringComparer.Ordinal));

    private static string Name(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var name = metadata.GetString(method.Name);
        for (var type = method.GetDeclaringType(); !type.IsNil;)
        {
            var definition = metadata.GetTypeDefinition(type);
            name = metadata.GetString(definition.Namespace) + "." + metadata.GetString(definition.Name) + "/" + name;
            type = definition.GetDeclaringType();
        }

        return name;
    }

    private static string Describe(MetadataReader symbols, MethodDefinitionHandle handle)
    {
        var lines = symbols.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden)
            .Select(point => $"{symbols.GetString(symbols.GetDocument(point.Document).Name)}:{point.StartLine},{point.StartColumn}-{point.EndLine},{point.EndColumn}");
        var locals = symbols.GetLocalScopes(handle).SelectMany(scope => symbols.GetLocalScope(scope).GetLocalVariables())
            .Select(symbols.GetLocalVariable).Select(local => $"local {local.Index} {symbols.GetString(local.Name)} {local.Attributes}");
        var imports = symbols.GetLocalScopes(handle).Select(scope => $"scope imports {MetadataTokens.GetRowNumber(symbols.GetLocalScope(scope).ImportScope) > 0}");
        var custom = symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation)
            .Select(information => Describe(symbols, symbols.GetGuid(information.Kind), information.Value));
        return string.Join('\n', lines.Concat(locals).Concat(imports).Concat(custom));
    }

    private static string Describe(MetadataReader symbols, Guid kind, BlobHandle value)
    {
        var reader = symbols.GetBlobReader(value);
        if (kind == s_asyncStepping)
        {
            // Whether there is a catch handler tells a debugger async void from the rest.
            var hasHandler = reader.ReadUInt32() != 0;
            var awaits = 0;
            for (; reader.RemainingBytes > 0; awaits++)
            {
                reader.ReadUInt32();
                reader.ReadUInt32();
                reader.ReadCompressedInteger();
            }

            return $"async: handler {hasHandler}, {awaits} awaits";
        }

        return kind == s_hoistedScopes
            ? $"hoisted scopes: {reader.Length / 8}"
            : $"{kind} {Convert.ToHexString(symbols.GetBlobBytes(value))}";
    }
}
