namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The files in which types stand that have no code there: interfaces, enums, records without a body. Symbols name them by their row.</summary>
/// <remarks>Cecil drops files without code and numbers the others anew, and keeps what it does not know as it is. So these files are put first, and
/// what names them gets their new rows.</remarks>
internal static class TypeDocuments
{
    private static readonly Guid s_kind = new("932e74bc-dba9-4478-8d46-0f32a7bab3d3");

    /// <summary>Gives the types' entries their new rows.</summary>
    /// <param name="module">The module, with its symbols read.</param>
    /// <param name="pdb">Its symbols as the compiler wrote them.</param>
    /// <returns>The files that must have the first rows, in this order.</returns>
    public static IReadOnlyList<Document> Renumber(ModuleDefinition module, byte[] pdb)
    {
        var entries = module.GetTypes().Where(type => type.HasCustomDebugInformations)
            .SelectMany(type => type.CustomDebugInformations.OfType<BinaryCustomDebugInformation>()).Where(entry => entry.Identifier == s_kind).ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var table = new DocumentTable(pdb);
        var rows = entries.SelectMany(entry => DocumentTable.Numbers(entry.Data)).Distinct().OrderBy(row => row).ToList();
        foreach (var entry in entries)
        {
            entry.Data = DocumentTable.Blob([.. DocumentTable.Numbers(entry.Data).Select(row => rows.IndexOf(row) + 1)]);
        }

        return rows.ConvertAll(row => Known(module, table.MethodIn(row)) ?? table.Read(row));
    }

    /// <summary>The file as Cecil knows it, with its embedded source, when a method is in it.</summary>
    private static Document? Known(ModuleDefinition module, int method) => method == 0 ? null
        : (module.LookupToken(new MetadataToken(TokenType.Method, method)) as MethodDefinition)?.DebugInformation.SequencePoints.FirstOrDefault()?.Document;
}
