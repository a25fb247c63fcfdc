using Langfuse.Observe.Weaver.Modules;
using Langfuse.Observe.Weaver.Reporting;
using Langfuse.Observe.Weaver.Rewriting;

namespace Langfuse.Observe.Weaver;

/// <summary>Marks a module as woven and puts it, with its symbols and signed as before, in the place of the compiler's.</summary>
internal static class ModuleWriter
{
    public static bool Write(ModuleSource source, ScopeMembers scope, WeaveOptions options, List<Finding> findings)
    {
        try
        {
            WovenMark.Put(source.Module, scope);

            var defaults = DelegateDefaults.In(source.Module);

            // With room for what weaving adds: a stream that grows leaves a large object behind each time.
            var assembly = new ImageStream(source.Length + (source.Length / 4), image =>
            {
                HeaderFields.Copy(source.Headers, image);
                defaults.Mend(image);
            });
            var symbols = source.Symbols == SymbolKind.None ? null : new MemoryStream(source.Length / 2);
            source.Module.Write(assembly, Parameters(source, options, symbols));
            assembly.Mend();
            var isBeside = source.Symbols == SymbolKind.Portable;
            WriteJournal.Replace(options.AssemblyPath, assembly, isBeside ? source.SymbolsPath : null, symbols);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Add(Finding.Of(WeavingRules.LFO2006_CannotWrite, null, Path.GetFileName(options.AssemblyPath), exception.Message.TrimEnd('.')));
            return false;
        }
    }

    private static WriterParameters Parameters(ModuleSource source, WeaveOptions options, MemoryStream? symbols)
    {
        var parameters = new WriterParameters { DeterministicMvid = true };
        if (symbols is not null)
        {
            parameters.WriteSymbols = true;
            parameters.SymbolStream = symbols;
            parameters.SymbolWriterProvider = new SymbolWriterProvider(source.Symbols, source.Module);
        }

        if (options.KeyFile is { } keyFile)
        {
            parameters.StrongNameKeyBlob = File.ReadAllBytes(keyFile);
        }

        return parameters;
    }
}
