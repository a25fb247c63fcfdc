namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Where an assembly's symbols are.</summary>
internal enum SymbolKind
{
    None,

    /// <summary>A portable PDB beside the assembly.</summary>
    Portable,

    /// <summary>A portable PDB inside the assembly.</summary>
    Embedded,

    /// <summary>A Windows PDB, which only Windows can read.</summary>
    Windows,
}
