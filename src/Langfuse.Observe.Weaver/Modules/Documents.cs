using System.Reflection;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The files of an assembly in the order of its symbols, also those without code: interfaces, enums and records stand in some, and the symbols
/// name a file by its row.</summary>
/// <remarks>Cecil 0.11.6 writes a file when it meets code in it, in the order of the code. So all of them are written first, by the symbols of a method that
/// has none of its own: its place is that of a method whose symbols are written after it.</remarks>
internal static class Documents
{
    private const int Hidden = 0xfeefee;

    /// <summary>All files; empty when there is no code in any, or this Cecil does not tell. To be asked before the module is written, when Cecil forgets
    /// what it has read.</summary>
    public static IReadOnlyList<Document> Of(ModuleDefinition module)
    {
        var all = new List<Document>();

        // Cecil reads the files with the first lines that it reads.
        if (WithLines(module) is not null && Getter(module.SymbolReader) is { } get)
        {
            for (uint row = 1; get(row) is { } document; row++)
            {
                all.Add(document);
            }
        }

        return all;
    }

    /// <summary>Writes them.</summary>
    /// <returns>Whether each has the row that it had.</returns>
    public static bool WriteInOrder(IReadOnlyList<Document> documents, ModuleDefinition module, ISymbolWriter writer)
    {
        if (documents.Count == 0 || WithLines(module) is not { } place)
        {
            return false;
        }

        var carrier = new MethodDefinition(place.Name, place.Attributes, module.TypeSystem.Void) { MetadataToken = place.MetadataToken };
        var start = Instruction.Create(OpCodes.Nop);
        foreach (var document in documents)
        {
            carrier.DebugInformation.SequencePoints.Add(new SequencePoint(start, document) { StartLine = Hidden, EndLine = Hidden });
        }

        writer.Write(carrier.DebugInformation);
        return documents.Select((document, index) => document.MetadataToken.RID == index + 1).All(isInPlace => isInPlace);
    }

    private static MethodDefinition? WithLines(ModuleDefinition module) =>
        module.GetTypes().SelectMany(type => type.Methods).FirstOrDefault(method => method.HasBody && method.DebugInformation.HasSequencePoints);

    // Cecil keeps its reader of the tables to itself. It is the one that this package brings; with another, files without code are left out.
    private static Func<uint, Document?>? Getter(ISymbolReader? reader)
    {
        var portable = reader is EmbeddedPortablePdbReader ? Field(reader, "reader") : reader;
        var tables = portable is PortablePdbReader ? Field(portable, "debug_reader") : null;
        return tables?.GetType().GetMethod("GetDocument", [typeof(uint)])?.CreateDelegate(typeof(Func<uint, Document?>), tables) as Func<uint, Document?>;
    }

    private static object? Field(object owner, string name) => owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(owner);
}
