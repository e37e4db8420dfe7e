import fc from 'fast-check';

/** A run is the same every time; `NIANBAO_SEED` tries other inputs. */
fc.configureGlobal({ seed: Number(process.env.NIANBAO_SEED ?? 2021) });
