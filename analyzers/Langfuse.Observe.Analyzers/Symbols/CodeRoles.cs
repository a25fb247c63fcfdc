using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>Who calls a method: a test runner, a web framework, a function host. Told from attributes, base types and parameters by name,
/// because the frameworks are not ours to reference.</summary>
internal static class CodeRoles
{
    public const string LambdaHandler = "a Lambda handler";

    private static readonly string[] s_testAttributes =
        ["FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute", "TestMethodAttribute", "DataTestMethodAttribute"];

    private static readonly string[] s_fixtureAttributes = ["TestFixtureAttribute", "TestClassAttribute", "SetUpFixtureAttribute", "CollectionDefinitionAttribute"];

    private static readonly string[] s_endOfTestAttributes =
        ["TearDownAttribute", "OneTimeTearDownAttribute", "TestCleanupAttribute", "ClassCleanupAttribute", "AssemblyCleanupAttribute", "AfterAttribute"];

    private static readonly string[] s_fixtureInterfaces = ["IClassFixture", "ICollectionFixture", "IAsyncLifetime"];

    private static readonly string[] s_requestBases =
        ["ControllerBase", "PageModel", "Hub", "Endpoint", "EndpointWithoutRequest", "ComponentBase"];

    private static readonly string[] s_requestInterfaces =
        ["IMiddleware", "IEndpointFilter", "IActionFilter", "IAsyncActionFilter", "IResultFilter", "IAsyncResultFilter", "IRequestHandler"];

    private static readonly string[] s_once =
        ["Load", "Start", "Init", "Open", "Ready", "Launch", "Shown", "Boot", "Exit", "Clos", "Shutdown", "Stop", "Unload", "Ended", "Dispos", "Terminat", "Finish", "Complet", "Cancel", "Exception", "Assembly", "Resolv"];

    /// <summary>Whether a program begins with a method: this one, or another that is built of the same sources, of which this compilation makes a library.</summary>
    public static bool StartsProgram(ISymbol member, Compilation compilation, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(member, compilation.GetEntryPoint(cancellationToken))
        || member is IMethodSymbol { Name: WellKnownMemberNames.EntryPointMethodName, IsStatic: true, IsGenericMethod: false } method
            && (method.Parameters.IsEmpty || (method.Parameters.Length == 1 && method.Parameters[0].Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }));

    public static bool IsTest(IMethodSymbol method) => HasAny(method, s_testAttributes);

    public static bool EndsTest(IMethodSymbol method) => HasAny(method, s_endOfTestAttributes);

    /// <summary>Whether a type is a test class or a fixture that a test runner makes.</summary>
    public static bool IsTestFixture(INamedTypeSymbol type) =>
        HasAny(type, s_fixtureAttributes)
        || type.AllInterfaces.Any(static contract => s_fixtureInterfaces.Contains(contract.Name))
        || type.GetMembers().OfType<IMethodSymbol>().Any(IsTest);

    /// <summary>What kind of function host calls a method, in words, or null when none does.</summary>
    public static string? FunctionHandler(IMethodSymbol method)
    {
        if (method.GetAttributes().Any(static data => data.AttributeClass is { Name: "FunctionAttribute" or "FunctionNameAttribute" } attribute
            && attribute.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.Azure", StringComparison.Ordinal)))
        {
            return "an Azure Functions handler";
        }

        if (IsLambdaSignature(method)
            && method.ContainingType is { DeclaredAccessibility: Accessibility.Public, IsAbstract: false }
            || HasAny(method, ["LambdaFunctionAttribute"]))
        {
            return LambdaHandler;
        }

        return method.Name == "HandleAsync"
            && method.ContainingType?.AllInterfaces.Any(static contract => contract.Name is "IHttpFunction" or "ICloudEventFunction") == true
                ? "a Cloud Functions handler"
                : null;
    }

    /// <summary>Whether a method is public and takes a Lambda context last, and at most one thing before it.</summary>
    public static bool IsLambdaSignature(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 or 2 } && method.Parameters.Last().Type.Name == "ILambdaContext";

    /// <summary>Whether a bus, queue or event stream calls the method for each message: <c>IConsumer&lt;T>.Consume</c>, <c>INotificationHandler&lt;T>.Handle</c>.</summary>
    public static bool HandlesMessage(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, ContainingType: { } type } && type.AllInterfaces.Any(contract => IsOfMessages(contract)
            && contract.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)));

    private static bool IsOfMessages(INamedTypeSymbol contract) =>
        contract.Name is "IConsumer" or "IHandleMessages" or "INotificationHandler" or "IMessageHandler" or "IEventHandler" or "IMessageConsumer" or "IEventConsumer" or "IQueueConsumer"
        || contract.IsGenericType && (contract.Name.EndsWith("Consumer", StringComparison.Ordinal) || contract.Name.EndsWith("Subscriber", StringComparison.Ordinal) || contract.Name is "IObserver");

    /// <summary>How often delegates run that are given to a method, in words that follow "on", where that is for each message, event or tick.</summary>
    public static string? Repeats(IMethodSymbol method) => method.Name switch
    {
        _ when method.Parameters.IsEmpty => null,
        "Subscribe" or "SubscribeAsync" or "SubscribeWithHandler" or "OnMessage" or "OnMessageAsync" or "Consume" or "ConsumeAsync" or "StartConsuming" or "Listen" or "ListenAsync"
            or "RegisterMessageHandler" or "OnReceived" or "On" or "HandleMessages" => "each message",
        "OnChange" => "each change",
        ".ctor" when method.ContainingType.Name is "Timer" => "each tick",
        _ => null,
    };

    /// <summary>How often the handlers of an event run; null for those that come once, at the beginning or the end of something.</summary>
    public static string? Raised(IEventSymbol raised) =>
        s_once.Any(word => raised.Name.IndexOf(word, StringComparison.Ordinal) >= 0) ? null : raised.Name is "Elapsed" or "Tick" ? "each tick" : "each event";

    /// <summary>Whether a web framework calls the method for each request.</summary>
    public static bool HandlesRequest(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || FunctionHandler(method) is not null)
        {
            return false;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return Bases(type).Any(static name => name is "ControllerBase" or "PageModel" or "Hub");
        }

        return method.MethodKind == MethodKind.Ordinary
            && (method.DeclaredAccessibility == Accessibility.Public && !method.IsStatic && (Bases(type).Any(s_requestBases.Contains) || HasAny(type, ["ApiControllerAttribute"]))
                || type.AllInterfaces.Any(static contract => s_requestInterfaces.Contains(contract.Name)) && method.DeclaredAccessibility == Accessibility.Public
                || method.Name is "Invoke" or "InvokeAsync" && method.Parameters.FirstOrDefault()?.Type.Name == "HttpContext"
                || method.Parameters.LastOrDefault()?.Type.Name == "ServerCallContext");
    }

    /// <summary>Whether the method is one to which delegates are given that run for each request.</summary>
    public static bool MapsRequests(IMethodSymbol method) =>
        method.Name is "Map" or "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" or "MapMethods" or "MapFallback" or "Use" or "Run" or "AddEndpointFilter"
        && method.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current.Name;
        }
    }

    private static bool HasAny(ISymbol symbol, string[] attributes)
    {
        foreach (var data in symbol.GetAttributes())
        {
            for (var type = data.AttributeClass; type is not null; type = type.BaseType)
            {
                // An attribute whose library is missing has the name that is written.
                if (Array.IndexOf(attributes, type.Name) >= 0 || (type.TypeKind == TypeKind.Error && Array.IndexOf(attributes, type.Name + "Attribute") >= 0))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
