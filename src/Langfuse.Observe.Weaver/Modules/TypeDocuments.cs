namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The files in which types stand that have no code there: interfaces, enums, records without a body. Symbols name them by their row.</summary>
internal static class TypeDocuments
{
    private static readonly Guid s_kind = new("932e74bc-dba9-4478-8d46-0f32a7bab3d3");

    /// <summary>Takes the names out, where rows have changed: better no file than another. An editor then looks for the type by its name.</summary>
    public static void TakeOut(ICustomDebugInformationProvider type)
    {
        if (type.HasCustomDebugInformations)
        {
            var entries = type.CustomDebugInformations.OfType<BinaryCustomDebugInformation>().Where(entry => entry.Identifier == s_kind).ToList();
            entries.ForEach(entry => type.CustomDebugInformations.Remove(entry));
        }
    }
}
