// Right
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    public abstract class DataClassificationAttribute : Attribute;
}

namespace Payroll
{
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
    public sealed class PrivateDataAttribute : DataClassificationAttribute;

    public sealed class Employee
    {
        public int Number { get; init; }

        [PrivateData, NotCaptured]
        public string Iban { get; init; } = "";
    }

    public sealed class Payments
    {
        [Observe(Name = "prepare-payment", AsType = ObservationType.Tool)]
        public string Prepare(Employee employee, [PrivateData, Sensitive] decimal salary) =>
            $"{employee.Number}: {(salary > 0 && employee.Iban.Length > 0 ? "ready" : "blocked")}";

        public string Describe([PrivateData] string iban) => iban[..4] + new string('*', iban.Length - 4);
    }
}
