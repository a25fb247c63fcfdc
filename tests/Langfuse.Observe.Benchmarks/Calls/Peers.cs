using System.Reflection;
using AspectInjector.Broker;
using Castle.DynamicProxy;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>A proxy of the base class library.</summary>
public class TracingDispatchProxy : DispatchProxy
{
    private ISubject _target = null!;

    public static ISubject Over(ISubject target)
    {
        var proxy = Create<ISubject, TracingDispatchProxy>();
        ((TracingDispatchProxy)proxy)._target = target;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var activity = Interception.Begin(targetMethod!.Name, args!);
        return Interception.End(activity, targetMethod.Invoke(_target, args));
    }
}

/// <summary>An interceptor of Castle DynamicProxy.</summary>
public sealed class TracingInterceptor : IInterceptor
{
    public static ISubject Over(ISubject target) => new ProxyGenerator().CreateInterfaceProxyWithTarget(target, new TracingInterceptor());

    public void Intercept(IInvocation invocation)
    {
        var activity = Interception.Begin(invocation.Method.Name, invocation.Arguments);
        invocation.Proceed();
        invocation.ReturnValue = Interception.End(activity, invocation.ReturnValue);
    }
}

/// <summary>An aspect of AspectInjector.</summary>
[Aspect(Scope.Global)]
public sealed class TracingAspect
{
    [Advice(Kind.Around, Targets = Target.Method)]
    public object? Around(
        [Argument(Source.Name)] string name, [Argument(Source.Arguments)] object[] arguments, [Argument(Source.Target)] Func<object[], object> method)
    {
        var activity = Interception.Begin(name, arguments);
        return Interception.End(activity, method(arguments));
    }
}

/// <summary>Puts <see cref="TracingAspect"/> on a method.</summary>
[Injection(typeof(TracingAspect))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class AspectInjectedAttribute : Attribute;
