namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Writes symbols as they were found, and leaves the assembly's entry about them as the compiler wrote it.</summary>
/// <param name="symbols">Where the symbols go.</param>
/// <param name="source">The module, before it is written.</param>
internal sealed class SymbolWriterProvider(SymbolKind symbols, ModuleDefinition source) : ISymbolWriterProvider
{
    private readonly ImageDebugHeader? _original = source.GetDebugHeader();
    private readonly IReadOnlyList<Document> _documents = Documents.Of(source);

    // A stream has no name; the embedded writer asks for one and does not use it for anything that is kept.
    public ISymbolWriter GetSymbolWriter(ModuleDefinition module, Stream symbolStream) => new Writer(
        symbols == SymbolKind.Embedded
            ? new EmbeddedPortablePdbWriterProvider().GetSymbolWriter(module, module.Name)
            : new PortablePdbWriterProvider().GetSymbolWriter(module, symbolStream),
        module,
        _documents,
        _original);

    public ISymbolWriter GetSymbolWriter(ModuleDefinition module, string fileName) => throw new NotSupportedException();

    private sealed class Writer(ISymbolWriter inner, ModuleDefinition module, IReadOnlyList<Document> documents, ImageDebugHeader? original) : ISymbolWriter
    {
        private bool? _keepsRows;

        public ISymbolReaderProvider GetReaderProvider() => inner.GetReaderProvider();

        public ImageDebugHeader GetDebugHeader() => DebugDirectory.Merge(inner.GetDebugHeader(), original);

        public void Write(MethodDebugInformation info)
        {
            // The body is in the file by now. Cecil would decode it, for every method of the assembly, only to ask for the symbols that it has
            // read already (MethodDefinition.HasCustomDebugInformations); an empty one in its place costs nothing.
            info.Method.Body = new MethodBody(info.Method);
            WriteDocuments();
            inner.Write(info);
        }

        public void Write() => inner.Write();

        public void Write(ICustomDebugInformationProvider provider)
        {
            if (!WriteDocuments())
            {
                TypeDocuments.TakeOut(provider);
            }

            inner.Write(provider);
        }

        public void Dispose() => inner.Dispose();

        private bool WriteDocuments() => _keepsRows ??= Documents.WriteInOrder(documents, module, inner);
    }
}
