namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Writes symbols as they were found, and leaves the assembly's entry about them as the compiler wrote it.</summary>
/// <param name="symbols">Where the symbols go.</param>
/// <param name="original">The debug directory that the compiler wrote.</param>
/// <param name="first">The files that must have the first rows.</param>
internal sealed class SymbolWriterProvider(SymbolKind symbols, ImageDebugHeader? original, IReadOnlyList<Document> first) : ISymbolWriterProvider
{
    // A stream has no name; the embedded writer asks for one and does not use it for anything that is kept.
    public ISymbolWriter GetSymbolWriter(ModuleDefinition module, Stream symbolStream) => new Writer(
        symbols == SymbolKind.Embedded
            ? new EmbeddedPortablePdbWriterProvider().GetSymbolWriter(module, module.Name)
            : new PortablePdbWriterProvider().GetSymbolWriter(module, symbolStream),
        original,
        first);

    public ISymbolWriter GetSymbolWriter(ModuleDefinition module, string fileName) => throw new NotSupportedException();

    private sealed class Writer(ISymbolWriter inner, ImageDebugHeader? original, IReadOnlyList<Document> first) : ISymbolWriter
    {
        private bool _hasFirst = first.Count == 0;

        public ISymbolReaderProvider GetReaderProvider() => inner.GetReaderProvider();

        public ImageDebugHeader GetDebugHeader() => DebugDirectory.Merge(inner.GetDebugHeader(), original);

        public void Write(MethodDebugInformation info)
        {
            // The body is in the file by now. Cecil would decode it, for every method of the assembly, only to ask for the symbols that it has
            // read already (MethodDefinition.HasCustomDebugInformations); an empty one in its place costs nothing.
            info.Method.Body = new MethodBody(info.Method);
            if (!_hasFirst && info.HasSequencePoints)
            {
                WriteFirst(info.Method.MetadataToken);
            }

            inner.Write(info);
        }

        /// <summary>Cecil gives a file its row where a line of it is written first: here in the place of a method that is written right after.</summary>
        private void WriteFirst(MetadataToken place)
        {
            _hasFirst = true;
            var method = new MethodDefinition("", 0, new TypeReference("", "", null, null)) { MetadataToken = place };
            method.Body = new MethodBody(method);
            foreach (var document in first)
            {
                method.DebugInformation.SequencePoints.Add(new SequencePoint(Instruction.Create(OpCodes.Nop), document) { StartLine = 1, EndLine = 2 });
            }

            inner.Write(method.DebugInformation);
        }

        public void Write() => inner.Write();

        public void Write(ICustomDebugInformationProvider provider) => inner.Write(provider);

        public void Dispose() => inner.Dispose();
    }
}
