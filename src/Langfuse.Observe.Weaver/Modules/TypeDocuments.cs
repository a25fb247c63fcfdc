namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The files in which types stand that have no code there: interfaces, enums, records without a body. Symbols name them by their row.</summary>
/// <remarks>Cecil drops files without code and numbers the others anew, and keeps what it does not know as it is: it would name other files. So the
/// names are taken out; an editor then looks for the type by its name.</remarks>
internal static class TypeDocuments
{
    private static readonly Guid s_kind = new("932e74bc-dba9-4478-8d46-0f32a7bab3d3");

    public static void TakeOut(ICustomDebugInformationProvider type)
    {
        if (type.HasCustomDebugInformations)
        {
            var entries = type.CustomDebugInformations.OfType<BinaryCustomDebugInformation>().Where(entry => entry.Identifier == s_kind).ToList();
            entries.ForEach(entry => type.CustomDebugInformations.Remove(entry));
        }
    }
}
