using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Reads an assembly and its symbols into memory, so that no file stays open.</summary>
internal static class ModuleReader
{
    /// <summary>Null when the assembly cannot be woven; the findings say why.</summary>
    public static ModuleSource? Read(WeaveOptions options, List<Finding> findings)
    {
        var resolver = new ReferenceResolver(options.References);
        try
        {
            return Read(options.AssemblyPath, resolver);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException
            or SymbolsNotFoundException or SymbolsNotMatchingException or NotSupportedException)
        {
            resolver.Dispose();
            findings.Add(Finding.Of(WeavingRules.LFO2002_UnreadableAssembly, null, Path.GetFileName(options.AssemblyPath), Reason(exception)));
            return null;
        }
    }

    private static ModuleSource Read(string path, ReferenceResolver resolver)
    {
        var bytes = File.ReadAllBytes(path);
        var module = ModuleDefinition.ReadModule(new MemoryStream(bytes), new ReaderParameters(ReadingMode.Deferred)
        {
            AssemblyResolver = resolver,
        });
        if (module.Assembly is null)
        {
            throw new BadImageFormatException("it is a module without an assembly");
        }

        if ((module.Attributes & ModuleAttributes.ILOnly) == 0)
        {
            throw new BadImageFormatException("it holds machine code beside IL");
        }

        var symbolsPath = Path.ChangeExtension(path, ".pdb");
        var symbols = Symbols(module, symbolsPath);
        if (symbols == SymbolKind.Embedded)
        {
            module.ReadSymbols(new EmbeddedPortablePdbReaderProvider().GetSymbolReader(module, path));
        }
        else if (symbols == SymbolKind.Portable)
        {
            module.ReadSymbols(new PortablePdbReaderProvider().GetSymbolReader(module, new MemoryStream(File.ReadAllBytes(symbolsPath))));
        }

        return new ModuleSource(module, resolver, symbols, symbolsPath, bytes);
    }

    private static SymbolKind Symbols(ModuleDefinition module, string path)
    {
        var entries = module.GetDebugHeader() is { HasEntries: true } header ? header.Entries : [];
        if (entries.Any(entry => entry.Directory.Type == ImageDebugType.EmbeddedPortablePdb))
        {
            return SymbolKind.Embedded;
        }

        if (!entries.Any(entry => entry.Directory.Type == ImageDebugType.CodeView) || !File.Exists(path))
        {
            return SymbolKind.None;
        }

        return IsPortable(path)
            ? SymbolKind.Portable
            : throw new NotSupportedException("its symbols are a Windows PDB; set DebugType to portable or embedded");
    }

    /// <summary>Portable PDBs are metadata and begin with its signature, BSJB (ECMA-335 II.24.2.1).</summary>
    private static bool IsPortable(string path)
    {
        using var stream = File.OpenRead(path);
        var signature = new byte[4];
        return stream.Read(signature, 0, 4) == 4 && signature is [0x42, 0x53, 0x4a, 0x42];
    }

    private static string Reason(Exception exception) => exception switch
    {
        SymbolsNotMatchingException => "its symbols belong to another build; build again from clean",
        BadImageFormatException { Message: { Length: > 0 } message } => message,
        _ => exception.Message.TrimEnd('.'),
    };
}
