namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Writes symbols as they were found, and leaves the assembly's entry about them as the compiler wrote it.</summary>
/// <param name="symbols">Where the symbols go.</param>
/// <param name="original">The debug directory that the compiler wrote.</param>
internal sealed class SymbolWriterProvider(SymbolKind symbols, ImageDebugHeader? original) : ISymbolWriterProvider
{
    // A stream has no name; the embedded writer asks for one and does not use it for anything that is kept.
    public ISymbolWriter GetSymbolWriter(ModuleDefinition module, Stream symbolStream) => new Writer(
        symbols == SymbolKind.Embedded
            ? new EmbeddedPortablePdbWriterProvider().GetSymbolWriter(module, module.Name)
            : new PortablePdbWriterProvider().GetSymbolWriter(module, symbolStream),
        original);

    public ISymbolWriter GetSymbolWriter(ModuleDefinition module, string fileName) => throw new NotSupportedException();

    private sealed class Writer(ISymbolWriter inner, ImageDebugHeader? original) : ISymbolWriter
    {
        public ISymbolReaderProvider GetReaderProvider() => inner.GetReaderProvider();

        public ImageDebugHeader GetDebugHeader() => DebugDirectory.Merge(inner.GetDebugHeader(), original);

        public void Write(MethodDebugInformation info)
        {
            // The body is in the file by now. Cecil would decode it, for every method of the assembly, only to ask for the symbols that it has
            // read already (MethodDefinition.HasCustomDebugInformations); an empty one in its place costs nothing.
            info.Method.Body = new MethodBody(info.Method);
            inner.Write(info);
        }

        public void Write() => inner.Write();

        public void Write(ICustomDebugInformationProvider provider)
        {
            TypeDocuments.TakeOut(provider);
            inner.Write(provider);
        }

        public void Dispose() => inner.Dispose();
    }
}
