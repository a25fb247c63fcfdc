using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>What a single call means for a client: the facts about Langfuse, hosts and the framework that the flow analysis needs.</summary>
internal sealed class ClientCalls(LangfuseSymbols symbols)
{
    private static readonly string[] s_recordingNames = ["Start", "Score", "Record", "Update", "End", "Evaluate", "RunExperiment", "Step", "Dispose"];

    /// <summary>The receiver without conversions; for an extension method its first argument.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        ProgramMachine.Unwrap(call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null));

    /// <summary>Whether the method flushes or disposes what it is called on.</summary>
    public static bool IsEnding(IMethodSymbol method) => method.Name is "FlushAsync" or "Flush" or "Dispose" or "DisposeAsync";

    public bool EndsClient(IMethodSymbol method, ITypeSymbol? receiver) =>
        IsEnding(method) && (symbols.IsClient(receiver) || receiver?.Name == "ConfiguredAsyncDisposable");

    /// <summary>A run of the agent sink flushes when it completes.</summary>
    public static bool CompletesRun(IMethodSymbol method) =>
        method.Name is "CompleteAsync" or "DisposeAsync" && IsLangfuse(method.ContainingAssembly) && method.ContainingType.Name.EndsWith("Run", StringComparison.Ordinal);

    public static bool EndsContainer(IMethodSymbol method, ITypeSymbol? receiver) =>
        method.Name is "Dispose" or "DisposeAsync" or "StopAsync" or "Stop" && receiver is not null && (IsContainer(receiver) || receiver.Name == "ConfiguredAsyncDisposable");

    /// <summary>Whether a type is a service provider or a host, which dispose what they made.</summary>
    public static bool IsContainer(ITypeSymbol type) => type.Name is "ServiceProvider" or "IServiceProvider" or "IHost" or "IWebHost" or "WebApplication" or "AutofacServiceProvider" or "IContainer";

    /// <summary>Whether the call runs a host until it stops. What it hosts records; the host itself disposes its container.</summary>
    public static bool RunsHost(IMethodSymbol method) =>
        method.Name is "Run" or "RunAsync" or "WaitForShutdown" or "WaitForShutdownAsync" or "RunConsoleAsync" or "RunAsServiceAsync"
        && NamespaceOf(method) is { } space
        && (space.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || space.StartsWith("System.Windows", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal)
            || space.StartsWith("Amazon.Lambda.RuntimeSupport", StringComparison.Ordinal));

    public static bool EndsTracerProvider(IMethodSymbol method, ITypeSymbol? receiver) =>
        method.Name is "Dispose" or "Shutdown" or "ForceFlush" && receiver?.Name == "TracerProvider";

    /// <summary>Whether the method ends the process, whatever it is called on.</summary>
    public static bool EndsProcess(IMethodSymbol method) => method is { Name: "Exit" or "FailFast", ContainingType.Name: "Environment", ContainingNamespace.Name: "System" };

    public bool EndsProcess(IInvocationOperation call) => call.TargetMethod switch
    {
        var method when EndsProcess(method) => true,
        { Name: "Kill", ContainingType.Name: "Process" } => IsOwnProcess(call.Instance) || IsGivenOwnProcess(call),
        _ => false,
    };

    /// <summary>Whether the process is surely the running one: a child that is killed is nobody's end.</summary>
    private static bool IsOwnProcess(IOperation? process) => ProgramMachine.Unwrap(process) switch
    {
        IInvocationOperation { TargetMethod.Name: "GetCurrentProcess" } => true,
        IInvocationOperation { TargetMethod.Name: "GetProcessById" } byId => byId.Arguments.Any(static argument => argument.Value.Syntax.ToString() is "Environment.ProcessId" or "System.Environment.ProcessId"),
        ILocalReferenceOperation local => local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax start }
            && (start.Expression.ToString().EndsWith("GetCurrentProcess", StringComparison.Ordinal) || start.ToString().Contains("GetProcessById(Environment.ProcessId")),
        _ => false,
    };

    /// <summary>Whether the process that runs goes, through fields and parameters, to where it is killed, and no other process does.</summary>
    private bool IsGivenOwnProcess(IInvocationOperation kill) =>
        kill is { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } }
        && ProgramMachine.Unwrap(kill.Instance) is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
        && NameIndex.Of(symbols.Compilation).Places("GetCurrentProcess").Any(place =>
            place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } current && Holders.Of(current, symbols.Compilation, CancellationToken.None).Members.Contains(name))
        && !NameIndex.Of(symbols.Compilation).Places("Start").Concat(NameIndex.Of(symbols.Compilation).Places("GetProcessById")).Any(place =>
            place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } other && Holders.Of(other, symbols.Compilation, CancellationToken.None).Members.Contains(name));

    /// <summary>Whether the call itself records, going by what it is and not by what is in it.</summary>
    public bool Records(IMethodSymbol method)
    {
        if (symbols.Observed.Has(method))
        {
            return true;
        }

        if (IsLangfuse(method.ContainingAssembly))
        {
            return !symbols.IsStart(method) && !(symbols.IsClient(method.ContainingType) && IsEnding(method))
                && method.ContainingType.Name is not ("LangfuseLocalServer" or "LangfuseRecorder" or "LangfuseOptions")
                && s_recordingNames.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal));
        }

        return IsTracedModelClient(method) || MayBeWoven(method);
    }

    /// <summary>Whether delegates given to this method run later, when a host or a container asks, and not now.</summary>
    public static bool Defers(IMethodSymbol method) =>
        NamespaceOf(method) is { } space
        && (space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || space.StartsWith("Langfuse.Observe", StringComparison.Ordinal) && method.Name is "Start" or "AddLangfuse");

    public static bool IsLangfuse(IAssemblySymbol? assembly) => assembly?.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal) == true;

    private static string? NamespaceOf(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString();

    /// <summary>OpenAI's and Microsoft's model clients record once they went through <c>UseLangfuse</c>.</summary>
    private bool IsTracedModelClient(IMethodSymbol method) =>
        method.ContainingAssembly?.Name is { } assembly
        && (assembly.StartsWith("OpenAI", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal)
            || assembly.StartsWith("Azure.AI", StringComparison.Ordinal))
        && method.MethodKind == MethodKind.Ordinary && !method.IsStatic
        && NameIndex.Of(symbols.Compilation).Places("UseLangfuse").Count > 0;

    /// <summary>A referenced assembly that itself references Langfuse.Observe can have observed methods behind any call.</summary>
    private bool MayBeWoven(IMethodSymbol method) =>
        method.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, symbols.Compilation.Assembly)
        && method.MethodKind == MethodKind.Ordinary
        && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Langfuse.Observe"));
}
