// One file of tests: a sweep that several of them ask for is replayed once.
import './belonging.ts'
import './census.ts'
import './vllm.ts'
