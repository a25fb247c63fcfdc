namespace Langfuse.Observe.Weaver.Modules;

/// <summary>A module that was read from a file, and what is needed to write it back as it was.</summary>
internal sealed class ModuleSource(
    ModuleDefinition module, ReferenceResolver resolver, SymbolKind symbols, string symbolsPath, byte[] image) : IDisposable
{
    public ModuleDefinition Module { get; } = module;

    public SymbolKind Symbols { get; } = symbols;

    /// <summary>The PDB beside the assembly, for <see cref="SymbolKind.Portable"/>.</summary>
    public string SymbolsPath { get; } = symbolsPath;

    /// <summary>The size of the assembly in bytes.</summary>
    public int Length { get; } = image.Length;

    /// <summary>The start of the assembly, with the headers of the image.</summary>
    public byte[] Headers { get; } = [.. image.Take(PeImage.HeaderBytes)];

    public void Dispose()
    {
        Module.Dispose();
        resolver.Dispose();
    }
}
