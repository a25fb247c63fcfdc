using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>The types of Langfuse.Observe and of what it meets, looked up once per compilation and shared by all analyzers.</summary>
internal sealed class LangfuseSymbols
{
    private static readonly ConditionalWeakTable<Compilation, LangfuseSymbols> s_known = new();

    private readonly Lazy<Aliases> _aliases;
    private bool? _assemblyObserved;

    private LangfuseSymbols(Compilation compilation)
    {
        Compilation = compilation;
        Client = Find("Langfuse.Observe.LangfuseClient");
        Context = Find("Langfuse.Observe.LangfuseContext");
        Observation = Find("Langfuse.Observe.Observation");
        Observe = Find("Langfuse.Observe.ObserveAttribute");
        NotObserved = Find("Langfuse.Observe.NotObservedAttribute");
        NotCaptured = Find("Langfuse.Observe.NotCapturedAttribute");
        Sensitive = Find("Langfuse.Observe.SensitiveAttribute");
        StreamReducer = Find("Langfuse.Observe.IStreamReducer`2");
        Task = Find("System.Threading.Tasks.Task");
        TaskOfT = Find("System.Threading.Tasks.Task`1");
        ValueTask = Find("System.Threading.Tasks.ValueTask");
        ValueTaskOfT = Find("System.Threading.Tasks.ValueTask`1");
        Exception = Find("System.Exception");
        Observed = new ObservedMembers(this);
        Recorded = new RecordedMembers(this);
        _aliases = new(() => new Aliases(compilation));
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol? Client { get; }

    public INamedTypeSymbol? Context { get; }

    public INamedTypeSymbol? Observation { get; }

    public INamedTypeSymbol? Observe { get; }

    public INamedTypeSymbol? NotObserved { get; }

    public INamedTypeSymbol? NotCaptured { get; }

    public INamedTypeSymbol? Sensitive { get; }

    public INamedTypeSymbol? StreamReducer { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? TaskOfT { get; }

    public INamedTypeSymbol? ValueTask { get; }

    public INamedTypeSymbol? ValueTaskOfT { get; }

    public INamedTypeSymbol? Exception { get; }

    /// <summary>Other names that the sources give to types.</summary>
    public Aliases Aliases => _aliases.Value;

    /// <summary>Which members <c>[Observe]</c> means.</summary>
    public ObservedMembers Observed { get; }

    /// <summary>What is recorded with a value.</summary>
    public RecordedMembers Recorded { get; }

    /// <summary>Whether the assembly as a whole carries <c>[Observe]</c>.</summary>
    public bool IsAssemblyObserved => _assemblyObserved ??= Observed.OwnAttribute(Compilation.Assembly) is not null;

    /// <summary>Whether this compilation makes a program: something that starts and ends.</summary>
    public bool IsProgram => Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <summary>The symbols of a compilation, or null when it does not know Langfuse.Observe.</summary>
    public static LangfuseSymbols? Of(Compilation compilation)
    {
        var symbols = s_known.GetValue(compilation, static compilation => new LangfuseSymbols(compilation));
        return symbols.Observe is null && symbols.Client is null ? null : symbols;
    }

    public bool IsClient(ITypeSymbol? type) => Same(type, Client);

    public bool IsObservation(ITypeSymbol? type) => Same(type, Observation);

    public bool IsContext(ITypeSymbol? type) => Same(type, Context);

    public bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && (Same(named, Task) || Same(named, ValueTask) || Same(named.OriginalDefinition, TaskOfT) || Same(named.OriginalDefinition, ValueTaskOfT));

    /// <summary>Whether the method is <c>LangfuseClient.Start</c>.</summary>
    public bool IsStart(IMethodSymbol method) => method is { Name: "Start", IsStatic: true } && IsClient(method.ContainingType);

    /// <summary>Whether the method is one of the <c>AddLangfuse</c> extensions, whatever it extends.</summary>
    public static bool IsAddLangfuse(IMethodSymbol method) =>
        method.Name == "AddLangfuse" && method.ContainingAssembly?.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal) == true;

    private static bool Same(ITypeSymbol? left, ITypeSymbol? right) => right is not null && SymbolEqualityComparer.Default.Equals(left, right);

    private INamedTypeSymbol? Find(string name) => Compilation.GetTypeByMetadataName(name);
}
