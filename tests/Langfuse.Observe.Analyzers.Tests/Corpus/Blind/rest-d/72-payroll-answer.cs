// Planted: LFO7003
using Langfuse.Observe;

namespace Payroll;

public abstract class DataClassificationAttribute : Attribute;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
public sealed class SalaryDataAttribute : DataClassificationAttribute;

public interface IPayroll
{
    Task<decimal> NetAsync(int employee, int month);
}

public sealed class PayrollAssistant(IPayroll payroll)
{
    [Observe(Name = "net-salary", AsType = ObservationType.Tool)]
    [return: SalaryData]
    public async Task<decimal> NetSalaryAsync(int employee, int month)
    {
        if (month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(month));
        }

        return await payroll.NetAsync(employee, month);
    }

    [Observe(Name = "explain-deductions")]
    public string Explain(int month) => month == 12 ? "December has the yearly bonus." : "Tax, pension and insurance.";
}
